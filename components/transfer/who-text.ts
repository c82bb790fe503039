import { getTranslations } from "next-intl/server";
import type { TransferWho } from "@/lib/domain/transfer/transfer-page";

/** "Sari (contoh) dan 2 orang lagi"; without a name yet, "NIK berakhir 0001". */
export async function whoTexts(): Promise<(who: TransferWho) => string> {
  const t = await getTranslations("transfer");
  return ({ name, nikEnd, others }) =>
    t("who", { name: name ?? (nikEnd === null ? t("unnamedNoNik") : t("unnamed", { digits: nikEnd })), others });
}
