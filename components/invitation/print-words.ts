import { getTranslations } from "next-intl/server";

/** The words of the form that makes letters; counts are put in by the browser. */
export async function printWords() {
  const [t, list] = await Promise.all([getTranslations("invitation.sets"), getTranslations("invitation.list")]);
  return {
    dusun: list("dusun"),
    rt: list("rt"),
    every: list("every"),
    again: t("again"),
    againHint: t("againHint"),
    make: t("make"),
    busy: t("busy"),
    hint: t("hint"),
    nothing: t("nothing"),
    /** Indonesian and English say these with one form from two on; the figure is formatted here. */
    made: { one: t("made", { count: 1 }), other: t("made", { count: 2 }).replace("2", "{count}") },
    exempted: { one: t("exempted", { count: 1 }), other: t("exempted", { count: 2 }).replace("2", "{count}") },
  };
}

export type PrintWords = Awaited<ReturnType<typeof printWords>>;
