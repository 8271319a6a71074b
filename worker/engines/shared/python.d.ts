/** A Python file is imported as its text; the bundler sees to that. */
declare module "*.py" {
  const source: string;
  export default source;
}
