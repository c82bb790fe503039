import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { readPageManifest } from "../../scripts/runner/page-manifest.mjs";
import { ROOT } from "../../scripts/runner/stamp.mjs";

/** Kilobytes of gzip a page may load before it is usable (DECIDED 22); a bare page is 135. */
const PAGE_KB = 170;
const FORM_KB = 200;

/** Pages that are a form: routes that end in one of these. */
const FORM_ROUTES = /\/(isi|formulir|ubah|baru|tinjau|kerjakan)(\/\[[^\]]+\])?$|\/formulir\//;

/**
 * First-load script of every page, from the build's own lists: what the layouts and the page need at once. Chunks loaded
 * later on demand, such as charts, are in none of these lists. Polyfills are not counted: current browsers skip them.
 * @returns {readonly { route: string, kb: number, limitKb: number }[]} heaviest first
 */
export function measureBudget(root = ROOT) {
  const build = join(root, ".next");
  const shared = JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8")).rootMainFiles;
  const sizes = new Map();
  const size = (file) => {
    const path = join(build, file);
    if (!sizes.has(file)) sizes.set(file, existsSync(path) ? gzipSync(readFileSync(path)).length : 0);
    return sizes.get(file);
  };
  return listManifests(join(build, "server", "app"))
    .map((file) => {
      const route = routeOf(file, join(build, "server", "app"));
      const bytes = [...new Set([...shared, ...readPageManifest(file).scripts])].reduce(
        (sum, each) => sum + size(each),
        0,
      );
      return { route, kb: Math.round(bytes / 102.4) / 10, limitKb: FORM_ROUTES.test(route) ? FORM_KB : PAGE_KB };
    })
    .sort((a, b) => b.kb - a.kb);
}

function listManifests(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => file.endsWith("page_client-reference-manifest.js"));
}

function routeOf(file, appFolder) {
  const route = relative(appFolder, file)
    .replace(/\/?page_client-reference-manifest\.js$/, "")
    .split("/")
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/");
  return `/${route}`;
}
