import { getTranslations } from "next-intl/server";
import type { Decider } from "@/lib/domain/transfer/decider";

/** "verifikator Kabupaten Sumbawa Barat". */
export async function deciderText({
  role,
  label,
}: Pick<Decider, "role"> & { readonly label: string }): Promise<string> {
  const t = await getTranslations("transfer.role");
  return t(role, { region: label });
}
