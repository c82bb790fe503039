import { runInNewContext } from "node:vm";
import { composeWorker } from "@/scripts/runner/field-worker.mjs";

export const ORIGIN = "https://portal.example";

type Handler = (event: Record<string, unknown>) => void;

/** Caches of a browser, by name. They outlive a worker. */
export class Caches {
  readonly kept = new Map<string, Map<string, Response>>();

  readonly open = async (name: string) => {
    const cache = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, cache);
    return {
      put: async (key: string, response: Response) => void cache.set(key, response),
    };
  };

  readonly match = async (asked: string | { url: string }, options: { cacheName?: string } = {}) => {
    const key = typeof asked === "string" ? asked : new URL(asked.url).pathname;
    for (const [name, cache] of this.kept)
      if (options.cacheName === undefined || options.cacheName === name) {
        const found = cache.get(key);
        if (found !== undefined) return found.clone();
      }
    return undefined;
  };

  readonly keys = async () => [...this.kept.keys()];
  readonly delete = async (name: string) => this.kept.delete(name);
}

export interface World {
  readonly caches: Caches;
  /** What the portal answers; a path that is not here fails as a dead network does. */
  readonly portal: Map<string, () => Response>;
  readonly asked: string[];
  /** Builds of the open pages; null: does not answer. */
  readonly pages: (string | null)[];
  readonly registration: { installing: object | null; waiting: object | null; update: () => Promise<void> };
}

export function newWorld(): World {
  return {
    caches: new Caches(),
    portal: new Map(),
    asked: [],
    pages: [],
    registration: { installing: null, waiting: null, update: async () => undefined },
  };
}

export function shellOf(build: string, language = "id"): () => Response {
  return () =>
    new Response(`<html lang="${language}"><div data-build="${build}">`, {
      headers: { "content-security-policy": "script-src 'nonce-n1'" },
    });
}

/** The script as the build writes it, run with a browser's parts of our own. */
export function startWorker(world: World, list: { build: string; files: readonly string[] }) {
  const handlers = new Map<string, Handler>();
  const calls: string[] = [];
  const fetch = async (asked: string | { url: string }) => {
    const path = typeof asked === "string" ? asked : new URL(asked.url).pathname;
    world.asked.push(path);
    const answer = world.portal.get(path);
    if (answer === undefined) throw new TypeError("Failed to fetch");
    return answer();
  };
  const client = (build: string | null) => ({
    url: `${ORIGIN}/lapangan#/`,
    postMessage: (_message: unknown, [port]: [MessagePort]) => {
      if (build !== null) port.postMessage(build);
      port.close();
    },
  });
  const self = {
    addEventListener: (type: string, handler: Handler) => void handlers.set(type, handler),
    skipWaiting: () => void calls.push("skipWaiting"),
    clients: {
      claim: async () => void calls.push("claim"),
      matchAll: async () => [...world.pages.map(client), { url: `${ORIGIN}/beranda` }],
    },
    location: { origin: ORIGIN },
    registration: world.registration,
  };
  // No page takes three seconds here.
  const soon = (run: () => void) => setTimeout(run, 20);
  runInNewContext(composeWorker(list), {
    self,
    caches: world.caches,
    fetch,
    Response,
    MessageChannel,
    URL,
    setTimeout: soon,
  });
  const send = async (type: string, more: Record<string, unknown> = {}) => {
    const waited: unknown[] = [];
    handlers.get(type)?.({ ...more, waitUntil: (work: unknown) => waited.push(work) });
    await Promise.all(waited);
  };
  const ask = async (path: string, mode = "no-cors", method = "GET"): Promise<Response | "network"> => {
    let answer: Promise<Response> | null = null;
    handlers.get("fetch")?.({
      request: { url: ORIGIN + path, mode, method },
      respondWith: (response: Promise<Response>) => {
        answer = response;
      },
    });
    return answer ?? "network";
  };
  return { send, ask, calls };
}
