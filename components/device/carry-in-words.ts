import { getTranslations } from "next-intl/server";
import { fileFormWords } from "@/components/import/file-form-words";
import { HANDOVER_FAULTS } from "@/lib/domain/field/handover-file";
import type { CarryInProps } from "./carry-in";

/** Words for reading in a file, handed down as props because the form needs no message library. */
export async function carryInWords(): Promise<Omit<CarryInProps, "grantId">> {
  const t = await getTranslations("device.carry");
  const count = (key: keyof CarryInProps["counts"]) => t(`counts.${key}`, { count: "{count}" });
  return {
    words: { ...fileFormWords(t), doneTitle: t("doneTitle", { device: "{device}", name: "{name}" }) },
    faults: { none: t("none"), tooLarge: t("tooLarge"), other: t("other"), empty: t("emptyFile") },
    reasons: {
      ...Object.fromEntries(HANDOVER_FAULTS.map((fault) => [fault, t(`reasons.${fault}`)])),
      NOT_FOUND: t("reasons.NOT_FOUND"),
      TOO_LARGE: t("reasons.TOO_LARGE"),
    },
    counts: {
      taken: count("taken"),
      known: count("known"),
      replaced: count("replaced"),
      conflicts: count("conflicts"),
      waiting: count("waiting"),
      later: count("later"),
      photos: count("photos"),
      photosLeft: count("photosLeft"),
    },
    aside: t("aside"),
    parts: {
      whole: t("partsWhole", { number: "{number}", of: "{of}" }),
      missing: t("partsMissing", { number: "{number}", of: "{of}", missing: "{missing}" }),
    },
  };
}
