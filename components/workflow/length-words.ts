import { getTranslations } from "next-intl/server";
import type { Deadline } from "@/lib/domain/workflow/deadline";

/** Says a deadline as people do: "7 hari", "5 hari kerja". */
export async function lengthWords(): Promise<(deadline: Deadline) => string> {
  const t = await getTranslations("tiers");
  return ({ count, unit }) => t("length", { count, unit: unit === "day" ? "day" : "working" });
}
