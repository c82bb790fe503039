import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

interface Shape {
  readonly kode: string;
  readonly type?: string;
  readonly lng?: number;
}

/** A square around Taliwang, or beside it. */
function mapFile(shapes: readonly Shape[]) {
  const features = shapes.map(({ kode, type = "Polygon", lng = 116.7 }) => ({
    type: "Feature",
    properties: { kode, nama: "Contoh" },
    geometry: {
      type,
      coordinates: [
        [
          [lng, -8.9],
          [lng + 0.3, -8.9],
          [lng + 0.3, -8.6],
          [lng, -8.6],
          [lng, -8.9],
        ],
      ],
    },
  }));
  const buffer = Buffer.from(JSON.stringify({ type: "FeatureCollection", features }));
  return { name: "garis.geojson", mimeType: "application/geo+json", buffer };
}

async function check(page: Page, shapes: readonly Shape[]): Promise<void> {
  await page.goto("/akses/garis");
  await page.locator('input[type="file"]').setInputFiles(mapFile(shapes));
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hasil pemeriksaan berkas");
}

test("outlines are judged shape by shape, put on the map whole, and taken off again", async ({ page }) => {
  await signIn(page, "admin.nasional");
  await page.goto("/akses");
  await page.getByRole("link", { name: "Garis wilayah di peta" }).click();
  await expectAccessible(page);
  await check(page, [{ kode: "52.07.02" }, { kode: "520799" }, { kode: "520708", type: "LineString" }]);
  const faults = page.getByRole("table", { name: "Yang salah dalam berkas" });
  await expect(faults.getByRole("row", { name: /Bidang ke-2.*kode wilayah.*520799.*tidak dikenal/ })).toBeVisible();
  await expect(faults.getByRole("row", { name: /Bidang ke-3.*bentuk.*LineString/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pakai di peta" })).toHaveCount(0);
  await expectAccessible(page);

  await check(page, [{ kode: "52.07.02" }, { kode: "52.07.08", lng: 116.4 }]);
  await page.getByRole("button", { name: "Pakai di peta" }).click();
  await expect(page.getByText("Tulis sumbernya, paling sedikit 3 huruf.")).toBeVisible();
  await page.getByLabel("Sumber garis").fill("Peta contoh 2026");
  await page.getByRole("button", { name: "Pakai di peta" }).click();
  const files = page.getByRole("table", { name: "Berkas yang pernah dipakai" });
  await expect(files.getByRole("row", { name: /Peta contoh 2026/ })).toContainText("dipakai");
  await page.goto("/dasbor/5207");
  await expect(page.getByText("berkas yang dimuat daerah", { exact: false })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/akses/garis");
  await page.getByRole("button", { name: "Tarik: Peta contoh 2026" }).click();
  await page.getByRole("dialog").getByLabel("Alasan").fill("keliru lapisan");
  await page.getByRole("dialog").getByRole("button", { name: "Tarik" }).click();
  await expect(files.getByRole("row", { name: /Peta contoh 2026/ })).toContainText("Alasan: keliru lapisan");
  await page.goto("/dasbor/5207");
  await expect(page.getByText("batas wilayah tidak digambar", { exact: false })).toBeVisible();
});

test("a regency does not bring outlines", async ({ page }) => {
  await signIn(page, "admin.ksb");
  await page.goto("/akses");
  await expect(page.getByRole("link", { name: "Garis wilayah di peta" })).toHaveCount(0);
  expect((await page.goto("/akses/garis"))?.status()).toBe(404);
});
