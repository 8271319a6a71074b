"""What a program in a browser does without, and what to use instead: the same words on all engines.

Constants alone, for people to read and to translate. The build makes a JavaScript module of the modules for
the engines that have no kernel; it is `#generated/absent.mjs` there.
"""

from worker.private import keep_apart

FINDERS = keep_apart(__path__)
