import { existsSync, readFileSync } from "node:fs";

/**
 * What Next wrote down for one page: its entry files, by layout and page. The file assigns one JSON object to a key that
 * is the page's path.
 * @param {string} file `page_client-reference-manifest.js`
 * @returns {{ scripts: readonly string[], styles: readonly string[] }} relative to the build's folder
 */
export function readPageManifest(file) {
  if (!existsSync(file)) throw new Error(`${file} is missing; has Next changed its manifest?`);
  const text = readFileSync(file, "utf8");
  const start = text.indexOf("{", text.indexOf("] ="));
  const manifest = JSON.parse(text.slice(start, text.lastIndexOf("}") + 1));
  const scripts = Object.values(manifest.entryJSFiles ?? {}).flat();
  if (scripts.length === 0) throw new Error(`${file} lists no scripts; has Next changed its manifest?`);
  const styles = Object.values(manifest.entryCSSFiles ?? {}).flatMap((files) => files.map(({ path }) => path));
  return { scripts: [...new Set(scripts)], styles: [...new Set(styles)] };
}
