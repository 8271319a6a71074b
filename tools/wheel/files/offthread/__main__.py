"""The command `offthread`, also as `python -m offthread`."""

import sys

from offthread.workspace import WorkspaceError, prepared


def main() -> int:
    """Carry out the command line and return the exit code."""
    try:
        return _carried_out(sys.argv[1:])
    except WorkspaceError as error:
        print(f"offthread: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        # Pressed before the tools were there, which tell of it themselves.
        return 130


def _carried_out(words: list[str]) -> int:
    workspace = prepared()
    # The tools have names that others have, too: they come first here, where nobody else's are needed.
    sys.path.insert(0, str(workspace))
    from tools.folder import main as folder

    return folder.main(words)


if __name__ == "__main__":
    sys.exit(main())
