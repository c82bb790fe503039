import { getTranslations } from "next-intl/server";

/** What browsers call themselves, as people know them. */
const BROWSER: Readonly<Record<string, string>> = { Edg: "Edge", OPR: "Opera", SamsungBrowser: "Samsung Internet" };

/** "Chrome di Android" of "Chrome / Android", with "?" for what could not be told. */
export async function deviceWords(): Promise<(device: string) => string> {
  const t = await getTranslations("admin.account");
  return (device) => {
    const [browser = "?", system = "?"] = device.split(" / ");
    if (browser === "?" && system === "?") return t("unknownDevice");
    return t("deviceOn", { browser: BROWSER[browser] ?? browser, system });
  };
}
