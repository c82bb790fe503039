"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { renewShell } from "@/lib/client/field-worker/field-worker";
import { isHeld } from "@/lib/client/field-worker/hold";
import type { Locale } from "@/lib/i18n/locale";
import { chooseLocale, chosenLocale } from "@/lib/i18n/locale-cookie";

/** Once a visit and language: a page that cannot be had in it is used as it is. */
const TRIED = "mutakhir-bahasa-dicoba";

/** The other language needs the portal once: the page is kept in one language. */
export function FieldLanguage() {
  const t = useTranslations("field.look");
  const locale = useLocale();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<"languageLater" | "languageFailed" | null>(null);
  useChosenElsewhere(locale);
  const other: Locale = locale === "id" ? "en" : "id";
  const change = async () => {
    setBusy(true);
    setTrouble(null);
    chooseLocale(other);
    const result = await renewShell();
    if (result === "ours") return location.reload();
    if (result === "refused") chooseLocale(locale);
    setTrouble(result === "newer" ? "languageLater" : "languageFailed");
    setBusy(false);
  };
  return (
    <div className="space-y-2">
      <Button icon="languages" wide busy={isBusy} busyLabel={t("languageBusy")} onClick={() => void change()}>
        <span lang={other}>{NAMES[other]}</span>
        <span className="sr-only">, {t("languageLabel")}</span>
      </Button>
      <p role="status" className="text-sm empty:hidden">
        {trouble === null ? "" : t(trouble)}
      </p>
    </div>
  );
}

/** Each in itself. */
const NAMES = { id: "Bahasa Indonesia", en: "English" } as const satisfies Record<Locale, string>;

/** The language was changed on a page of the portal: what is kept here is fetched in it, where that is possible now. */
function useChosenElsewhere(locale: Locale): void {
  useEffect(() => {
    const chosen = chosenLocale();
    if (chosen === null || chosen === locale || !navigator.onLine || sessionStorage.getItem(TRIED) === chosen) return;
    sessionStorage.setItem(TRIED, chosen);
    void renewShell().then((result) => {
      if (result === "ours" && !isHeld()) location.reload();
    });
  }, [locale]);
}
