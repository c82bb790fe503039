import AxeBuilder from "@axe-core/playwright";
import { type ConsoleMessage, expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

/** Pages of each role: what the role must reach, and what must be refused. */
const ROLES: readonly {
  readonly username: string;
  readonly sees: readonly string[];
  readonly refused: readonly string[];
}[] = [
  {
    username: "operator.labuhanlalar",
    sees: [
      "/beranda",
      "/keluarga",
      "/usulan",
      "/keputusan-saya",
      "/kabar",
      "/impor",
      "/ganda",
      "/padan",
      "/pindah",
      "/sanggahan",
      "/undangan",
      "/undangan/cetak",
      "/undangan/tenaga",
      "/loket",
      "/loket/jadwal",
      "/loket/kunjungan",
      "/loket/rekap",
      "/hak-data",
      "/laporan-rt",
      "/dasbor",
      "/belajar",
      "/praktik/bebas",
      "/akun",
      "/akun/darurat",
      "/akun/akses-langsung",
      "/perangkat",
      "/perangkat?belum=terkirim&diam=3",
      "/buku-kode",
    ],
    refused: [
      "/verifikasi",
      "/akses",
      "/akses/otomatis",
      "/akses/otomatis/siapa",
      "/akses/darurat",
      "/akses/tinjauan",
      "/audit",
      "/pelatihan",
    ],
  },
  {
    username: "pendamping.labuhanlalar",
    sees: ["/beranda", "/cek-lapangan", "/keluarga", "/usulan", "/perangkat"],
    refused: [
      "/pendampingan",
      "/keputusan-saya",
      "/impor",
      "/dasbor",
      "/dasbor/tampilan",
      "/akses",
      "/pindah",
      "/ganda",
    ],
  },
  {
    username: "ketuart.labuhanlalar",
    sees: ["/beranda", "/warga-rt", "/warga-rt/undangan", "/akun"],
    refused: [
      "/undangan",
      "/keluarga",
      "/usulan",
      "/laporan-rt",
      "/dasbor",
      "/dasbor/5207/tabel",
      "/dasbor/5207/kelengkapan",
      "/pelatihan/waktu-akses",
      "/sanggahan",
      "/hak-data",
    ],
  },
  {
    username: "kades.labuhanlalar",
    sees: ["/beranda", "/musyawarah", "/keluarga", "/dasbor", "/undangan"],
    refused: ["/undangan/cetak", "/cek-lapangan", "/impor", "/verifikasi", "/akses"],
  },
  {
    username: "verifikator.ksb",
    sees: [
      "/beranda",
      "/verifikasi",
      "/keputusan-saya",
      "/cek-lapangan",
      "/pendampingan",
      "/perangkat",
      "/jenjang",
      "/keluarga",
      "/ganda",
      "/padan",
      "/data-instansi",
      "/pindah",
      "/sanggahan",
      "/hak-data",
      "/pengiriman",
      "/pengiriman/tertahan",
      "/permintaan-data",
      "/dasbor",
    ],
    refused: ["/validasi", "/mutu", "/mutu/hitungan", "/akses", "/permintaan-data/baru", "/permintaan-data/pemegang"],
  },
  {
    username: "kadis.ksb",
    sees: ["/beranda", "/pengesahan", "/jenjang", "/musyawarah", "/keluarga", "/permintaan-data", "/dasbor"],
    refused: ["/verifikasi", "/validasi", "/mutu", "/akses", "/pindah", "/data-instansi"],
  },
  {
    username: "dinsos.ksb",
    sees: [
      "/beranda",
      "/dasbor",
      "/dasbor/5207/indikator",
      "/dasbor/5207/tabel",
      "/dasbor/5207/tabel?ukuran=PU4&baris=wilayah",
      "/dasbor/5207022001/tabel?ukuran=KS4&baris=umur&kolom=jenis-kelamin",
      "/dasbor/520702/banding?dengan=520708",
      "/dasbor/tampilan",
      "/dasbor/5207/kelengkapan",
      "/dasbor/5207/kelengkapan?bagian=housing",
      "/dasbor/5207/kelengkapan/household.floorMaterial",
      "/dasbor/5207/kelengkapan/dinas?dinas=social",
      "/permintaan-data",
      "/permintaan-data/baru",
      "/data-instansi",
    ],
    refused: [
      "/permintaan-data/pemegang",
      "/permintaan-data/catatan",
      "/mutu/hitungan",
      "/keluarga",
      "/usulan",
      "/verifikasi",
      "/musyawarah",
      "/hambatan",
      "/periode/penutupan",
    ],
  },
  {
    username: "kominfo.ksb",
    sees: [
      "/beranda",
      "/dasbor",
      "/dasbor/5207/kelengkapan",
      "/permintaan-data",
      "/permintaan-data/pemegang",
      "/permintaan-data/catatan",
      "/permintaan-data/aturan",
    ],
    refused: ["/keluarga", "/audit", "/padan", "/ganda", "/muatan"],
  },
  {
    username: "validator.ntb",
    sees: ["/beranda", "/validasi", "/musyawarah", "/keluarga", "/ganda", "/pindah", "/dasbor"],
    refused: ["/verifikasi", "/mutu", "/mutu/lot", "/mutu/catatan", "/rekomendasi", "/padan"],
  },
  {
    username: "pembina.ksb",
    sees: [
      "/beranda",
      "/mutu",
      "/mutu/lot",
      "/mutu/rencana",
      "/mutu/catatan",
      "/mutu/nilai-lulus",
      "/mutu/hitungan",
      "/muatan",
      "/rekomendasi",
      "/musyawarah",
      "/keluarga",
      "/dasbor",
      "/periode",
      "/pindah",
      "/pelatihan",
    ],
    refused: ["/validasi", "/akses"],
  },
  {
    username: "admin.ksb",
    sees: [
      "/beranda",
      "/akses",
      "/akses/otomatis",
      "/akses/otomatis/perlu",
      "/akses/otomatis/siapa",
      "/akses/darurat",
      "/akses/tinjauan",
      "/pelatihan",
      "/pelatihan/waktu-akses",
      "/audit",
      "/klien-api",
      "/dasbor",
      "/periode",
      "/item-daerah",
      "/aturan",
      "/jenjang",
    ],
    refused: ["/keluarga", "/usulan"],
  },
  {
    username: "pelatih.ntb",
    sees: [
      "/beranda",
      "/pelatihan",
      "/pelatihan/waktu-akses",
      "/pelatihan/baru",
      "/belajar/praktik-portal/tambahan",
      "/dasbor",
    ],
    refused: ["/keluarga", "/akses", "/akses/otomatis/perlu"],
  },
  {
    username: "tamu.ksb",
    sees: ["/beranda", "/dasbor", "/pelatihan/waktu-akses"],
    refused: ["/keluarga", "/audit", "/jenjang", "/belajar/praktik-portal/tambahan"],
  },
];

test("an answer to a script carries its headers, also of a request that is refused", async ({ request }) => {
  for (const path of ["/api/commands/household.search", "/api/sync"]) {
    const plain = (await request.post(path, { data: {} })).headers();
    expect(plain["content-security-policy"], path).toContain("default-src 'none'");
    expect(plain["x-content-type-options"], path).toBe("nosniff");
    expect(plain["cache-control"], path).toContain("no-store");
    expect(plain["strict-transport-security"], path).toBeUndefined();
    const secure = await request.post(path, { data: {}, headers: { "x-forwarded-proto": "https" } });
    expect(secure.headers()["strict-transport-security"], path).toContain("max-age=");
  }
});

/** Whose work is done on a phone: these load every page there, with touch. */
const ON_A_PHONE = ["operator.labuhanlalar", "pendamping.labuhanlalar", "ketuart.labuhanlalar"];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

async function expectSound(page: Page, path: string, isJudged = false): Promise<void> {
  const faults: string[] = [];
  const listen = (message: ConsoleMessage) => {
    if (message.type() === "error") faults.push(message.text());
  };
  page.on("console", listen);
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(response?.headers()["cache-control"], path).toContain("no-store");
  expect(response?.headers()["content-security-policy"], path).toContain("nonce-");
  if (isJudged) await expectNarrow(page, path);
  else await expectReadable(page, path);
  expect(faults, path).toEqual([]);
  page.off("console", listen);
}

async function expectReadable(page: Page, path: string): Promise<void> {
  await expectNarrow(page, path);
  await expectAccessible(page, path, (axe) => axe.withTags(["wcag2a", "wcag2aa", "wcag22aa"]));
}

async function expectNarrow(page: Page, path: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function expectAccessible(page: Page, path: string, rules: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  const { violations } = await rules(new AxeBuilder({ page })).analyze();
  expect(violations.map((one) => `${path}: ${one.id} ${one.nodes[0]?.target.join(" ")}`)).toEqual([]);
}

/** Addresses that were judged at a desk and at a phone's width under an earlier role: again for each role they took five minutes of a run that has thirty. */
const judged = new Set<string>();
/** Another page for each role under one address. */
const EACH_ITS_OWN = ["/beranda", "/dasbor", "/akun"];

for (const role of ROLES) {
  test(`${role.username} reaches their own pages and no others`, async ({ page }) => {
    await signIn(page, role.username);
    for (const path of role.sees) {
      await page.setViewportSize(DESK);
      const isJudged = judged.has(path) && !EACH_ITS_OWN.includes(path);
      await expectSound(page, path, isJudged);
      // The same page made narrow, and of the rules the one that depends on it: loaded and judged anew for each role and
      // width, these took a third of all journeys' time. The village's own roles do that below.
      await page.setViewportSize(PHONE);
      await expectNarrow(page, path);
      if (!isJudged) await expectAccessible(page, path, (axe) => axe.withRules(["target-size"]));
      judged.add(path);
    }
    for (const path of role.refused) {
      await page.goto(path);
      await expect(page, path).toHaveURL(/\/tidak-berwenang/);
    }
  });
}

for (const role of ROLES.filter(({ username }) => ON_A_PHONE.includes(username)))
  test(`${role.username} reaches their own pages on a phone @gawai`, async ({ page }) => {
    await signIn(page, role.username);
    for (const path of role.sees) await expectSound(page, path);
  });

test("nobody is let in without signing in", async ({ page }) => {
  for (const path of [
    "/beranda",
    "/keluarga",
    "/usulan",
    "/verifikasi",
    "/dasbor",
    "/akses",
    "/audit",
    "/impor",
    "/buku-kode",
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/masuk/);
  }
});

test("a write from elsewhere is refused, whoever is signed in", async ({ page }) => {
  await signIn(page, "operator.labuhanlalar");
  const origin = new URL(page.url()).origin;
  const body = { operationId: crypto.randomUUID(), grantId: crypto.randomUUID(), input: {} };
  const send = (headers: Record<string, string>) =>
    page.request.post("/api/commands/proposal.start", { headers, data: JSON.stringify(body) });
  const json = { "content-type": "application/json" };
  expect((await send({ ...json, origin: "http://elsewhere.invalid", "x-mutakhir": "1" })).status()).toBe(403);
  expect((await send({ ...json, origin })).status()).toBe(403);
  expect((await send({ origin, "content-type": "text/plain", "x-mutakhir": "1" })).status()).toBe(403);
  expect((await send({ ...json, origin, "x-mutakhir": "1" })).status()).toBe(409);
  expect(
    (
      await page.request.post("/api/commands/nothing.like-it", {
        headers: { ...json, origin, "x-mutakhir": "1" },
        data: "{}",
      })
    ).status(),
  ).toBe(404);
});

test("the language follows the person, and English is complete", async ({ page }) => {
  await signIn(page, "operator.labuhanlalar", "en");
  for (const [path, heading] of [
    ["/keluarga", "Families"],
    ["/usulan", "Proposals"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  }
});
