import pg from "pg";
import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

const PIN = "482915";

const status = (page: Page) => page.getByTestId("save-status");
const address = (page: Page) => page.getByRole("textbox", { name: /Alamat \(jalan/ });

/** A lock for an operator, and the families of the first place of their village. */
async function prepare(page: Page, person = "operator.labuhanlalar"): Promise<void> {
  await signIn(page, person);
  await page.goto("/lapangan#/siap");
  await expect(page.getByTestId("shell-state")).toHaveText("siap", { timeout: 60_000 });
  await page.goto("/lapangan#/");
  await page.getByLabel(/PIN baru/).fill(PIN);
  await page.getByLabel("Ketik PIN sekali lagi").fill(PIN);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await page.getByRole("link", { name: "Bawa keluarga" }).first().click();
  await page.getByRole("main").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await expect(page.getByText(/keluarga siap dibawa/)).toBeVisible({ timeout: 60_000 });
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel("PIN lapangan").fill(PIN);
  await page.getByRole("button", { name: "Buka", exact: true }).click();
}

/** The form of the first family that nobody works on, at the section with its address. */
async function openForm(page: Page): Promise<void> {
  await page.goto("/lapangan#/keluarga");
  const untouched = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasNotText: /diajukan|dikembalikan|draf|terkirim|diisi/ });
  await untouched.first().getByRole("link").click();
  await page.getByRole("button", { name: "Perbarui data" }).click();
  await page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await expect(address(page)).toBeVisible();
}

/** Page and files take 7 MB of it. */
const QUOTA_BYTES = 14_000_000;

/** Until not even a few hundred bytes fit. */
function fillTheRest(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const opened = indexedDB.open("penuh", 1);
    opened.onupgradeneeded = () => void opened.result.createObjectStore("isi", { autoIncrement: true });
    await new Promise((resolve) => {
      opened.onsuccess = resolve;
    });
    const write = (bytes: number) =>
      new Promise<boolean>((resolve) => {
        const tx = opened.result.transaction("isi", "readwrite", { durability: "strict" });
        tx.objectStore("isi").put(crypto.getRandomValues(new Uint8Array(bytes)));
        tx.oncomplete = () => resolve(true);
        tx.onabort = () => resolve(false);
      });
    for (let bytes = 65_536; bytes >= 256; ) if (!(await write(bytes))) bytes /= 2;
    opened.result.close();
  });
}

/** As a browser answers a write for which there is no room; its own quota is heeded only where it was set before anything lay there. */
function setFull(page: Page, isFull: boolean): Promise<void> {
  return page.evaluate((full) => {
    const real = Reflect.get(window, "realPut") ?? IDBObjectStore.prototype.put;
    Reflect.set(window, "realPut", real);
    // The lock's own row is written in its place, which takes no room.
    IDBObjectStore.prototype.put = full
      ? function (this: IDBObjectStore, ...row) {
          if (this.name === "vault") return real.apply(this, row);
          throw new DOMException("no room", "QuotaExceededError");
        }
      : real;
  }, isFull);
}

test("a full device says so at once, and saves by itself as soon as there is room", async ({ page, context }) => {
  // Before anything lies there: a browser goes by what it was told then.
  const browser = await context.newCDPSession(page);
  const { origin } = new URL(test.info().project.use.baseURL ?? "");
  await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: QUOTA_BYTES });
  await prepare(page);
  await openForm(page);
  await fillTheRest(page);
  await address(page).fill("Lorong Penuh 2");
  await expect(status(page)).toContainText("perangkat ini tidak dapat menyimpan, isian terakhir baru ada di layar ini");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await browser.send("Storage.overrideQuotaForOrigin", { origin });
  await expect(status(page)).toContainText("tersimpan di perangkat", { timeout: 60_000 });
});

test("the review shows what was typed in the form a moment before", async ({ page }) => {
  await prepare(page);
  await openForm(page);
  await address(page).fill("Lorong Baru Saja");
  await page.evaluate(() => location.assign(location.hash.replace("#/isi/", "#/periksa/").replace(/\?.*/, "")));
  await expect(page.getByRole("heading", { name: "Yang berubah" })).toBeVisible();
  await expect(page.getByRole("main").getByText("Lorong Baru Saja")).toBeVisible();
  await expectAccessible(page);
});

test("home, list, map, family and lock can be used by everybody, as far as a machine can judge", async ({ page }) => {
  await prepare(page);
  for (const place of ["#/", "#/keluarga", "#/peta", "#/kirim", "#/perangkat"]) {
    await page.goto(`/lapangan${place}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto("/lapangan#/keluarga");
  await page.getByRole("main").getByRole("listitem").first().getByRole("link").click();
  await expect(page.getByRole("link", { name: "Ke daftar keluarga" })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel("PIN lapangan")).toBeVisible();
  await expectAccessible(page);
});

test("a form that was left on a full device is kept in its window, said, and on the disk when there is room", async ({
  page,
  context,
}) => {
  await page.clock.install();
  await prepare(page);
  await openForm(page);
  const form = page.url();
  await setFull(page, true);
  await address(page).fill("Lorong Belum Muat");
  await page.evaluate(() => location.assign("#/"));
  await expect(page.getByText(/baru ada di jendela ini/)).toBeVisible();
  // Another window does not take it over, for what lies on the disk is older.
  const other = await context.newPage();
  await other.goto(form);
  await unlock(other);
  await expect(other.getByText("Jendela lain menyimpan isian yang belum muat di perangkat ini")).toBeVisible();
  await expectAccessible(other);
  await other.close();
  // Nor does the lock that shuts by itself.
  await page.clock.fastForward("16:00");
  await unlock(page);
  await page.evaluate((path) => location.assign(path), new URL(form).hash);
  await expect(address(page)).toHaveValue("Lorong Belum Muat");
  await page.evaluate(() => location.assign("#/"));
  await expect(page.getByText(/baru ada di jendela ini/)).toBeVisible();
  await setFull(page, false);
  await expect(page.getByText(/baru ada di jendela ini/)).toBeHidden({ timeout: 30_000 });
  await page.goto("/lapangan#/kirim");
  await expect(page.getByText(/Diterima portal: 1/)).toBeVisible({ timeout: 40_000 });
});

test("a device that was revoked keeps its lock until its owner empties it, told what is unsent", async ({
  page,
  context,
}) => {
  await prepare(page);
  await openForm(page);
  await context.setOffline(true);
  await address(page).fill("Lorong Dicabut");
  await expect(status(page)).toContainText("tersimpan di perangkat");
  await page.close();
  await context.setOffline(false);
  const office = await context.newPage();
  await office.goto("/perangkat");
  await office
    .getByRole("button", { name: /^Cabut/ })
    .first()
    .click();
  await office.getByRole("dialog").getByRole("button", { name: "Cabut" }).click();
  await expect(office.getByRole("dialog")).toBeHidden();
  await office.goto("/lapangan#/");
  // The lock is shut, and has heard it.
  await expect(office.getByText(/^1 catatan belum diterima portal\. Buka dengan PIN/)).toBeVisible();
  await office.getByRole("button", { name: "Lupa PIN" }).click();
  await office.getByLabel(/PIN baru/).fill(PIN);
  await office.getByLabel("Ketik PIN sekali lagi").fill(PIN);
  await office.getByRole("button", { name: "Buka dengan PIN baru" }).click();
  await expect(office.getByText("Perangkat ini sudah dicabut")).toBeVisible();
  await office.getByRole("button", { name: "Kosongkan milik saya di sini" }).click();
  await expect(office.getByRole("dialog")).toContainText("1 catatan belum diterima portal");
  await office.getByRole("button", { name: "Ya, hapus" }).click();
  await expect(office.getByRole("heading", { name: "Siapkan perangkat ini" })).toBeVisible();
  await expect(office.getByText("Peramban telah mengosongkan")).toBeHidden();
});

test("a device that a restored portal does not know is known again by its PIN, and sends what it holds", async ({
  page,
  context,
}) => {
  await prepare(page, "operator.maluk");
  await openForm(page);
  await context.setOffline(true);
  await address(page).fill("Lorong Dipulihkan");
  await expect(status(page)).toContainText("tersimpan di perangkat");
  await page.getByRole("link", { name: "Simpan dan tutup" }).click();
  // As a backup of a moment before leaves the portal.
  const owner = new pg.Client({ connectionString: process.env["OWNER_URL"] });
  await owner.connect();
  await owner.query(
    "DELETE FROM field_device WHERE id = (SELECT id FROM field_device ORDER BY created_at DESC LIMIT 1)",
  );
  await owner.end();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Portal tidak mengenal perangkat ini lagi" })).toBeVisible({
    timeout: 30_000,
  });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Kunci dan buka dengan PIN" }).click();
  await expect(page.getByLabel("PIN lapangan")).toBeVisible();
  await expectAccessible(page);
  await unlock(page);
  await page.evaluate(() => location.assign("#/kirim"));
  await expect(page.getByText(/Diterima portal: 1/)).toBeVisible({ timeout: 40_000 });
});

test("a store that the browser threw away is told, not taken for a device that was never used", async ({ page }) => {
  await prepare(page);
  await page.goto("/api/health");
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase("mutakhir-lapangan");
        asked.onsuccess = () => resolve();
        asked.onerror = () => reject(asked.error);
      }),
  );
  await page.goto("/lapangan#/");
  await expect(page.getByText("Peramban telah mengosongkan simpanan di perangkat ini.")).toBeVisible();
});

test("a store of the first shape opens in the present one, each photo's picture apart", async ({ page }) => {
  await page.goto("/api/health");
  await page.evaluate(makeFirstStore);
  await page.goto("/lapangan#/");
  await expect(page.getByRole("heading", { name: "Terkunci" })).toBeVisible();
  expect(await page.evaluate(readPhotos)).toEqual({
    version: 2,
    rows: [{ userId: "u", id: "p", state: "waiting", sent: 7 }],
    pictures: [{ userId: "u", id: "p", bytes: [1, 2, 3] }],
  });
});

/** As the first build laid it down: one photo, and what it shows, in one row. */
async function makeFirstStore(): Promise<void> {
  const asked = indexedDB.open("mutakhir-lapangan", 1);
  asked.onupgradeneeded = () => {
    const db = asked.result;
    db.createObjectStore("vault", { keyPath: "userId" });
    const operation = db.createObjectStore("operation", { keyPath: ["userId", "seq"] });
    operation.createIndex("of-id", ["userId", "opId"], { unique: true });
    db.createObjectStore("box", { keyPath: ["userId", "kind", "id"] });
    db.createObjectStore("photo", { keyPath: ["userId", "id"] });
  };
  await new Promise((resolve) => {
    asked.onsuccess = resolve;
  });
  const tx = asked.result.transaction(["vault", "photo"], "readwrite");
  const sealed = { iv: new Uint8Array(12), bytes: new Uint8Array([1, 2, 3]).buffer };
  const lock = { userId: "u", deviceId: "d", label: "Contoh", salt: new Uint8Array(16), iterations: 1, share: null };
  const locked = {
    ...lock,
    underPin: sealed,
    underRecovery: sealed,
    tries: 0,
    contactAt: Date.now(),
    seenAt: Date.now(),
  };
  tx.objectStore("vault").put(locked);
  tx.objectStore("photo").put({ userId: "u", id: "p", state: "waiting", sent: 7, sealed });
  await new Promise((resolve) => {
    tx.oncomplete = resolve;
  });
  asked.result.close();
}

async function readPhotos() {
  const asked = indexedDB.open("mutakhir-lapangan");
  await new Promise((resolve) => {
    asked.onsuccess = resolve;
  });
  const db = asked.result;
  const all = (name: string) =>
    new Promise<Record<string, unknown>[]>((resolve) => {
      const rows = db.transaction(name).objectStore(name).getAll();
      rows.onsuccess = () => resolve(rows.result);
    });
  const pictures = (await all("picture")).map(({ sealed, ...row }) => {
    const bytes =
      sealed instanceof Object && "bytes" in sealed && sealed.bytes instanceof ArrayBuffer ? sealed.bytes : null;
    return { ...row, bytes: bytes === null ? null : [...new Uint8Array(bytes)] };
  });
  return { version: db.version, rows: await all("photo"), pictures };
}

test("two windows of one person take turns, and what was typed in the first is in the second", async ({
  page,
  context,
}) => {
  await prepare(page);
  await openForm(page);
  await address(page).fill("Lorong Jendela Satu");
  const other = await context.newPage();
  await other.goto(page.url());
  await unlock(other);
  await expect(address(other)).toHaveValue("Lorong Jendela Satu");
  await expect(page.getByText("Usulan ini diteruskan di jendela lain")).toBeVisible();
  await other.close();
});

test("a clock that is two days off is told, and loses nothing", async ({ page }) => {
  await page.clock.install({ time: Date.now() - 2 * 86_400_000 });
  await page.clock.resume();
  await prepare(page);
  await page.goto("/lapangan#/");
  await expect(page.getByText("Jam perangkat ini meleset 2 hari")).toBeVisible({ timeout: 20_000 });
  await openForm(page);
  await address(page).fill("Lorong Jam Salah");
  await expect(status(page)).toContainText("tersimpan di perangkat");
  await page.getByRole("link", { name: "Simpan dan tutup" }).click();
  await page.goto("/lapangan#/kirim");
  await expect(page.getByText(/Diterima portal: 1/)).toBeVisible({ timeout: 40_000 });
});
