"""The panes that presses and reports act on, by what they do: see joints.pyi.

Each is named here once, and none can be left out.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.playground.joints import (
        AskPane,
        CompletionPane,
        ConsolePane,
        DataPane,
        DrawingPane,
        ErrorsPane,
        LoadingPane,
        OutputPane,
        PackagesPane,
        ResultsPane,
        StatusPane,
        TabsPane,
        ToolbarPane,
        VariablesPane,
        WidgetsPane,
    )


class Panes:
    """All of them, once."""

    def __init__(
        self,
        *,
        output: "OutputPane",
        tabs: "TabsPane",
        toolbar: "ToolbarPane",
        status: "StatusPane",
        ask: "AskPane",
        loading: "LoadingPane",
        packages: "PackagesPane",
        completion: "CompletionPane",
        data: "DataPane",
        console: "ConsolePane",
        results: "ResultsPane",
        drawing: "DrawingPane",
        variables: "VariablesPane",
        errors: "ErrorsPane",
        widgets: "WidgetsPane",
    ) -> None:
        self.output, self.tabs, self.toolbar, self.status = output, tabs, toolbar, status
        self.ask, self.loading, self.packages = ask, loading, packages
        self.completion, self.data = completion, data
        self.console, self.variables = console, variables
        self.errors, self.results, self.drawing = errors, results, drawing
        self.widgets = widgets
