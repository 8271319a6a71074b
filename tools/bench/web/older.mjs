/** Makes an older browser of this one: without JavaScript Promise Integration. */
delete WebAssembly.Suspending;
delete WebAssembly.promising;
