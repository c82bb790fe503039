// What the worker of /lapangan decides, apart from what it does. Put before `worker.mjs` into one script by the build
// (scripts/runner/field-worker.mjs), so nothing here may import.

/** The one page that the worker answers. */
export const SHELL = "/lapangan";

const CACHE = "mutakhir-lapangan-";
const HASHED = "/_next/static/";

/** @param {string} build */
export function cacheOf(build) {
  return CACHE + build;
}

/** Names under this folder tell the contents: what any build has kept is what any other means. @param {string} path */
export function isHashed(path) {
  return path.startsWith(HASHED);
}

/**
 * Who answers a request: the kept page, the kept files, or the network as if there were no worker. Data, other pages and
 * whatever writes are never ours.
 * @param {{ method: string, mode: string, url: string }} request
 * @param {string} origin
 * @param {readonly string[]} files
 * @returns {"shell" | "file" | "network"}
 */
export function wayOf({ method, mode, url }, origin, files) {
  const asked = new URL(url);
  if (method !== "GET" || asked.origin !== origin) return "network";
  if (mode === "navigate") return asked.pathname === SHELL ? "shell" : "network";
  return isHashed(asked.pathname) || files.includes(asked.pathname) ? "file" : "network";
}

/**
 * Whether an answer is the page of this build under its own policy: a sign-in form, an error or the page of another build
 * is not, and is not kept.
 * @param {string} build
 * @param {{ status: number, redirected: boolean, policy: string | null, html: string }} answer
 * @returns {"ours" | "newer" | "refused"}
 */
export function judgeShell(build, { status, redirected, policy, html }) {
  const named = /data-build="([^"]*)"/.exec(html)?.[1];
  if (status !== 200 || redirected || !policy?.includes("'nonce-") || named === undefined) return "refused";
  return named === build ? "ours" : "newer";
}

/**
 * The caches that nothing needs any more. A page loads files of its own build until it is closed.
 * @param {readonly string[]} names
 * @param {string} build the active worker's
 * @param {readonly (string | null)[]} pages builds of the open pages; null: one did not say, so all of them may be needed
 */
export function staleCaches(names, build, pages) {
  if (pages.includes(null)) return [];
  const needed = [build, ...pages].map((each) => cacheOf(each ?? ""));
  return names.filter((name) => name.startsWith(CACHE) && !needed.includes(name));
}
