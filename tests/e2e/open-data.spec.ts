import { createHash } from "node:crypto";
import { expect, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

const SET = "Keluarga menurut desil kesejahteraan";
const PLACE = "/data/5207/keluarga-menurut-desil";

test("a dataset is prepared by one office, published by the data steward, and read by anybody until it is withdrawn", async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, "kadis.ksb");
  await page.goto("/satu-data");
  await expect(page.getByRole("heading", { name: "Empat tahap" })).toBeVisible();
  await page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: SET, level: 3 }) })
    .last()
    .getByRole("button", { name: "Siapkan edisi baru" })
    .click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Siapkan" }).click();
  await expect(page.getByText("menunggu walidata").first()).toBeVisible({ timeout: 20_000 });
  await page
    .getByRole("link", { name: /^Periksa/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Pemeriksaan" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sebarkan" })).toHaveCount(0);

  const anybody = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const open = await anybody.newPage();
  expect((await open.goto(PLACE))?.status()).toBe(404);

  await signIn(page, "kominfo.ksb");
  await page.goto("/satu-data");
  await page
    .getByRole("link", { name: /^Periksa/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Pemeriksaan" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sebarkan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sebarkan" }).click();
  await expect(page.getByText("disebarkan", { exact: true }).first()).toBeVisible();

  await open.goto("/data");
  await expectAccessible(open);
  await open.getByRole("link", { name: new RegExp(SET) }).click();
  await expectAccessible(open);
  const sha = await open.getByText(/^[0-9a-f]{64}$/).textContent();
  const place = (await open.getByRole("link", { name: "Unduh CSV" }).getAttribute("href")) ?? "";
  const file = await anybody.request.get(place);
  expect(file.headers()["content-type"]).toContain("text/csv");
  expect(file.headers()["cache-control"]).toBe("public, no-cache");
  const again = await anybody.request.get(place, { headers: { "If-None-Match": file.headers()["etag"] ?? "" } });
  expect(again.status()).toBe(304);
  expect(
    createHash("sha256")
      .update(await file.body())
      .digest("hex"),
  ).toBe(sha);
  const catalogue = await (await anybody.request.get("/data/katalog.jsonld")).json();
  expect(JSON.stringify(catalogue)).toContain(sha);
  expect(await (await anybody.request.get("/data/katalog.ttl")).text()).toContain(`"${sha}"^^xsd:hexBinary`);
  await open.goto("/data/metadata?jenis=indikator");
  await expect(open.getByText("Rumus penghitungan").first()).toBeVisible();
  await expectAccessible(open);

  await page.getByRole("button", { name: "Tarik" }).click();
  await page.getByRole("dialog").getByLabel("Alasan").fill("Uji penarikan saja");
  await page.getByRole("dialog").getByRole("button", { name: "Tarik" }).click();
  await expect(page.getByText("ditarik", { exact: true }).first()).toBeVisible();
  expect((await open.goto(PLACE))?.status()).toBe(404);
  expect(await (await anybody.request.get("/data/katalog.ttl")).text()).not.toContain(sha ?? "?");
  expect((await anybody.request.get(place)).status()).toBe(404);
  await anybody.close();
});
