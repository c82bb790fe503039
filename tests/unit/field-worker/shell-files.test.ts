import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listShellFiles, writeFieldWorker } from "@/scripts/runner/field-worker.mjs";

let root = "";
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const putManifest = (manifest: object) =>
  put(
    ".next/server/app/lapangan/page_client-reference-manifest.js",
    `globalThis.__RSC_MANIFEST = {};\nglobalThis.__RSC_MANIFEST["/lapangan/page"] = ${JSON.stringify(manifest)}`,
  );

/** A build of a few lines: a page, what it loads later, what that loads, and a page that is not ours. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "mutakhir-bangun-"));
  putManifest({
    entryJSFiles: {
      "[project]/app/layout": ["static/chunks/layout.js"],
      "[project]/app/page": ["static/chunks/page.js"],
    },
    entryCSSFiles: { "[project]/app/layout": [{ path: "static/chunks/look.css", inlined: false }] },
  });
  put(".next/build-manifest.json", JSON.stringify({ rootMainFiles: ["static/chunks/main.js"] }));
  put(".next/static/chunks/main.js", "run()");
  put(".next/static/chunks/layout.js", 'a="/_next/static/media/icons.0hw_6q-2~.svg"');
  put(
    ".next/static/chunks/page.js",
    'e.v(t=>Promise.all(["static/chunks/form.js","static/chunks/form.css"].map(e.l)))',
  );
  put(
    ".next/static/chunks/form.js",
    'e.v(t=>Promise.all(["static/chunks/photo.js","static/chunks/form.js"].map(e.l)))',
  );
  put(".next/static/chunks/form.css", "a{}");
  put(".next/static/chunks/photo.js", "last()");
  put(
    ".next/static/chunks/look.css",
    '@font-face{src:url(../media/font.woff2)}a{background:url("data:image/png;base64,AA")}',
  );
  put(".next/static/chunks/dashboard.js", "not ours");
  put(".next/static/media/icons.0hw_6q-2~.svg", "<svg/>");
  put(".next/static/media/font.woff2", "font");
  put("public/icon.svg", "<svg/>");
  put("public/lapangan.webmanifest", "{}");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("listShellFiles", () => {
  it("follows what the page loads, and what that loads, and no further", () => {
    expect(listShellFiles(root)).toEqual([
      "/_next/static/chunks/form.css",
      "/_next/static/chunks/form.js",
      "/_next/static/chunks/layout.js",
      "/_next/static/chunks/look.css",
      "/_next/static/chunks/main.js",
      "/_next/static/chunks/page.js",
      "/_next/static/chunks/photo.js",
      "/_next/static/media/font.woff2",
      "/_next/static/media/icons.0hw_6q-2~.svg",
      "/icon.svg",
      "/lapangan.webmanifest",
    ]);
  });

  it("fails where the build says nothing of the page, or names what is not there", () => {
    putManifest({ entryJSFiles: {}, entryCSSFiles: {} });
    expect(() => listShellFiles(root)).toThrow("lists no scripts");
    putManifest({ entryJSFiles: { a: ["static/chunks/gone.js"] } });
    expect(() => listShellFiles(root)).toThrow("gone.js");
    put(".next/build-manifest.json", JSON.stringify({ rootMainFiles: [] }));
    expect(() => listShellFiles(root)).toThrow("no main files");
    rmSync(join(root, ".next/server"), { recursive: true });
    expect(() => listShellFiles(root)).toThrow("missing");
  });
});

describe("writeFieldWorker", () => {
  const built = () => ({
    name: readFileSync(join(root, ".next/lapangan/build"), "utf8"),
    script: readFileSync(join(root, ".next/lapangan/pekerja.js"), "utf8"),
  });

  it("writes one script that names its build, the same for the same sources", () => {
    writeFieldWorker("sources", root);
    const first = built();
    expect(first.script).toContain(`const BUILD = {"build":"${first.name}"`);
    expect(first.script).not.toMatch(/^(?:import|export) /m);
    writeFieldWorker("sources", root);
    expect(built()).toEqual(first);
    writeFieldWorker("other sources", root);
    expect(built().name).not.toBe(first.name);
  });
});
