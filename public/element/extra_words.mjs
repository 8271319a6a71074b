/** What displays and the field for `input()` say. */

export const WORDS = Object.freeze({
  input: "Input",
  send: "Send",
  end: "End of input",
  html: "HTML",
  picture: "Picture",
  live: "This display brings code of its own, which a cell does not run.",
});
