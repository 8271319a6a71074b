/** Stands in for Cache Storage, as far as a cache needs it: entries by address, each read as often as one likes. */

export class Storage {
  constructor() {
    this.all = new Map();
  }

  async open(name) {
    if (!this.all.has(name)) this.all.set(name, new Map());
    const entries = this.all.get(name);
    return {
      match: async (url) => entries.get(url)?.clone(),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
      put: async (url, response) => void entries.set(url, new Response(await response.arrayBuffer(), { headers: response.headers })),
      delete: async (url) => entries.delete(url),
    };
  }
}
