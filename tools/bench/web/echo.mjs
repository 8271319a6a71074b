/** Hands an array back to whom it came from. */
self.onmessage = ({ data }) => self.postMessage(data, [data.buffer]);
