import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "playwright/test";
import { openBrowser } from "./own-browser";
import { signIn } from "./people";
import { openDoor } from "./shut-door";

/** Whether one may set out: open before any lock. */
const STATE = "/lapangan#/siap";

const isReady = async (page: Page) =>
  expect(page.getByTestId("shell-state")).toHaveText(/^(siap|ready)$/, { timeout: 30_000 });

const buildOf = (page: Page) => page.locator("#lapangan").getAttribute("data-build");

/** What a page complains of, from its first script on. */
async function listen(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.exposeFunction("told", (fault: string) => void faults.push(fault));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      Reflect.get(window, "told")(`${violatedDirective} ${blockedURI}`);
    });
  });
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("requestfailed", (request) => faults.push(`${request.url()} ${request.failure()?.errorText}`));
  return faults;
}

test.describe("with no network and no portal", () => {
  const profile = mkdtempSync(join(tmpdir(), "mutakhir-lapangan-"));
  test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

  test("a browser that is opened anew starts the field mode, under its policy", async () => {
    const door = await openDoor();
    const first = await openBrowser(profile, door.url);
    await first.page.goto(STATE);
    await isReady(first.page);
    await first.context.close();
    await door.shut();

    const { context, page } = await openBrowser(profile, door.url);
    await context.setOffline(true);
    const faults = await listen(page);
    const response = await page.goto(STATE);
    expect(response?.fromServiceWorker()).toBe(true);
    const nonce = /'nonce-([^']+)'/.exec(response?.headers()["content-security-policy"] ?? "")?.[1];
    expect(nonce).toBeTruthy();
    expect(await response?.text()).toContain(`nonce="${nonce}"`);
    await isReady(page);
    // A page that was begun offline by the test alone learns of it at the next change.
    await context.setOffline(false);
    await context.setOffline(true);
    await expect(page.getByText("Tanpa sinyal", { exact: true })).toBeVisible();
    expect(faults).toEqual([]);
    // The policy is in force: what is written into an element does not run.
    await page.evaluate(() => {
      const button = document.createElement("button");
      button.setAttribute("onclick", "window.ran = true");
      document.body.append(button);
      button.click();
      button.remove();
    });
    expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
    await expect.poll(() => faults.some((fault) => fault.startsWith("script-src-attr"))).toBe(true);
    await expect.poll(() => faults.some((fault) => fault.includes("Content Security Policy"))).toBe(true);
    faults.length = 0;

    await page.reload();
    await isReady(page);
    await walk(page);
    expect(faults).toEqual([]);

    const gone = await page.goto("/beranda").catch((error: Error) => error);
    expect(String(gone)).toContain("net::ERR_");
    await context.close();
  });
});

/** From screen to screen and back, each with its heading. */
async function walk(page: Page): Promise<void> {
  const heading = (name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.evaluate(() => {
    location.hash = "#/keluarga";
  });
  await heading("Siapkan perangkat ini");
  await page.reload();
  await heading("Siapkan perangkat ini");
  await page.getByRole("link", { name: "Keadaan perangkat dan tampilan" }).click();
  await heading("Kerja lapangan");
  await page.goBack();
  await heading("Siapkan perangkat ini");
  await page.goForward();
  await heading("Kerja lapangan");
  // A place on the screen is no other screen.
  await page.getByRole("link", { name: "Langsung ke isi halaman" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await heading("Kerja lapangan");
}

test("what is kept on the device is the page and its files: nothing of anybody", async ({ page }) => {
  await signIn(page, "operator.labuhanlalar");
  await page.goto(STATE);
  await isReady(page);
  await page.goto("/keluarga");
  const links = page.getByRole("row").getByRole("link");
  await expect(links.first()).toBeVisible();
  const names = (await links.allInnerTexts())
    .map((name) => name.trim())
    .filter((name) => /^\p{Lu}\S+ \p{Lu}/u.test(name));
  expect(names.length).toBeGreaterThan(5);
  await links.first().click();
  await expect(page).toHaveURL(/\/keluarga\/5207-/);
  await page.goto(STATE);
  await isReady(page);
  const kept = await page.evaluate(async () => {
    const found: { address: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        found.push({
          address: new URL(request.url).pathname,
          text: (await (await cache.match(request))?.text()) ?? "",
        });
    }
    return found;
  });
  const asked = kept.map(({ address }) => address).filter((address) => !address.startsWith("/_next/static/"));
  expect(asked.sort()).toEqual(["/icon.svg", "/lapangan", "/lapangan.webmanifest"]);
  const words = [...names, "Operator Labuhan Lalar", "labuhanlalar", "5207022001", "5207-"];
  expect(kept.filter(({ text }) => words.some((word) => text.includes(word))).map(({ address }) => address)).toEqual(
    [],
  );
});

test("the script of the worker is kept by no cache, and its page is the same for all", async ({ page, request }) => {
  const script = await request.get("/lapangan/pekerja.js");
  expect(script.headers()["cache-control"]).toMatch(/no-store|no-cache/);
  expect(script.headers()["service-worker-allowed"]).toBe("/lapangan");
  expect(script.headers()["content-type"]).toContain("text/javascript");
  // The framework sends a page in parts as they are ready: where it cuts, in which order and under which numbers is chance.
  const plain = (html: string) =>
    html
      .replaceAll(/nonce[-="\\:]+[\w+/=]{20,}/g, "")
      .replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, "")
      .split("\\n")
      .map((part) => part.replace(/^[0-9a-f]+:/, "").replaceAll(/\$[LQ@]?[0-9a-f]+/g, "$"))
      .sort();
  const anybody = plain(await (await request.get("/lapangan")).text());
  await signIn(page, "operator.labuhanlalar");
  expect(plain(await (await page.request.get("/lapangan")).text())).toEqual(anybody);
});

test.describe("a new build", () => {
  const FOLDER = join(".next", "lapangan");
  const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
  const before = { name: "", script: "" };
  const put = (name: string, script: string) => {
    writeFileSync(join(FOLDER, "pekerja.js"), script);
    writeFileSync(join(FOLDER, "build"), name);
  };
  test.beforeEach(() => void Object.assign(before, { name: read("build"), script: read("pekerja.js") }));
  test.afterEach(() => put(before.name, before.script));

  test("waits for a window in which something is open, and keeps its files", async ({ context }) => {
    const next = `${before.name}-baru`;
    const busy = await openWindow(context);
    await busy.getByRole("button", { name: "Pasang di ponsel" }).click();
    await expect(busy.getByRole("dialog")).toBeVisible();
    await busy.evaluate(() => Reflect.set(window, "isUntouched", true));
    put(next, before.script.replaceAll(before.name, next));
    await busy.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(busy.getByText("Versi baru siap, dipasang setelah terkirim.")).toBeVisible();

    // Another window is idle: it lets the new build in, for itself.
    const idle = await context.newPage();
    await idle.goto(STATE);
    await expect.poll(() => buildOf(idle).catch(() => null), { timeout: 30_000 }).toBe(next);
    await isReady(idle);
    expect(await busy.evaluate(() => Reflect.get(window, "isUntouched"))).toBe(true);
    expect(await buildOf(busy)).toBe(before.name);
    await expect(busy.getByText("Versi baru siap, dipasang setelah terkirim.")).toBeVisible();
    const caches = () => idle.evaluate(() => window.caches.keys());
    expect(await caches()).toHaveLength(2);

    await busy.getByRole("dialog").getByRole("button", { name: "Tutup" }).click();
    await expect.poll(() => buildOf(busy).catch(() => null), { timeout: 30_000 }).toBe(next);
    expect(await busy.evaluate(() => Reflect.get(window, "isUntouched"))).toBeUndefined();
    await isReady(busy);
    await expect.poll(caches).toEqual([`mutakhir-lapangan-${next}`]);
  });
});

test("a page that came from an older build than the worker's is loaded anew, once", async ({ context }) => {
  const page = await openWindow(context);
  const current = await buildOf(page);
  // As when the new worker comes in the moment in which the old one gives out its page.
  await page.evaluate(async (build) => {
    const [name = ""] = await caches.keys();
    const cache = await caches.open(name);
    const kept = await cache.match("/lapangan");
    if (kept === undefined) throw new Error("no page is kept");
    const { headers } = kept;
    await cache.put("/lapangan", new Response((await kept.text()).replaceAll(build, "lama"), { headers }));
  }, current ?? "");
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await page.reload();
  await expect.poll(() => loads).toBe(2);
  await isReady(page);
  // The kept page is as wrong as before: no third time.
  await page.waitForTimeout(5_000);
  expect(await buildOf(page)).toBe("lama");
  expect(loads).toBe(2);
});

async function openWindow(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(STATE);
  await isReady(page);
  await page.reload();
  await isReady(page);
  return page;
}

test("another language is fetched once, and needs a network for it", async ({ page, context }) => {
  await page.goto(STATE);
  await isReady(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByText("Mengganti bahasa perlu sinyal.", { exact: false })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Field work" })).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await isReady(page);
});

test("is installed by the browser's offer, else by words", async ({ page }) => {
  await page.goto(STATE);
  await isReady(page);
  const button = page.getByRole("button", { name: "Pasang di ponsel" });
  await button.click();
  await expect(page.getByRole("dialog").getByText("Tambahkan ke layar utama", { exact: false })).toBeVisible();
  await page.keyboard.press("Escape");
  // As Chrome makes it where the page may be installed; a browser without a window makes none.
  await page.evaluate(() => {
    const prompt = async () => void Reflect.set(window, "isAsked", true);
    window.dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }));
  });
  await button.click();
  await expect.poll(() => page.evaluate(() => Reflect.get(window, "isAsked"))).toBe(true);
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("appinstalled")));
  await expect(page.getByText("Lapangan sudah terpasang di perangkat ini.")).toBeVisible();

  const manifest = await (await page.request.get("/lapangan.webmanifest")).json();
  expect([manifest.start_url, manifest.scope, manifest.display]).toEqual(["/lapangan", "/lapangan", "standalone"]);
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.headers()["content-type"], src).toBe(type);
    const bytes = await icon.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
});

for (const width of ["at a desk", "on a phone @gawai"])
  test(`is read in the sun and pressed with a thumb ${width}`, async ({ page, context }) => {
    await page.goto(STATE);
    await isReady(page);
    const judge = (...tags: string[]) => new AxeBuilder({ page }).withTags(tags).analyze();
    const faultsOf = async (...tags: string[]) =>
      (await judge(...tags)).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    expect(await faultsOf("wcag2a", "wcag2aa", "wcag22aa")).toEqual([]);
    await page.getByLabel("Terang untuk di bawah matahari").check();
    await context.setOffline(true);
    // Set before anything is painted, also from the kept page.
    await page.reload({ waitUntil: "commit" });
    await expect(page.locator("#lapangan")).toHaveAttribute("data-tema", "terik");
    await isReady(page);
    await expect(page.getByLabel("Terang untuk di bawah matahari")).toBeChecked();
    expect(await faultsOf("wcag2a", "wcag2aa", "wcag22aa", "wcag2aaa")).toEqual([]);
    const small = await page
      .locator("main a, main button, main label, header a")
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 48)
          .map(({ outerHTML }) => outerHTML),
      );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe("18px");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

test("the portal's menu leads to it, as another document", async ({ page }) => {
  await signIn(page, "pendamping.labuhanlalar");
  await page.getByRole("navigation").getByRole("link", { name: "Lapangan", exact: true }).first().click();
  await expect(page).toHaveURL(/\/lapangan$/);
  await page.getByRole("link", { name: "Keadaan perangkat dan tampilan" }).click();
  await isReady(page);
  await page.getByRole("link", { name: "Ke Beranda portal" }).click();
  await expect(page).toHaveURL(/\/beranda$/);
});
