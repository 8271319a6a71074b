/** A plugin for Vite's development server: it serves the files of Offthread as they are. */
export default function offthread(): { name: string };
