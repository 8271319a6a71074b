"""What the bench has PyScript's worker do: show the result of the program that all are measured by."""

from pyscript import document

document.querySelector("#result").textContent = str(1 + 1)
