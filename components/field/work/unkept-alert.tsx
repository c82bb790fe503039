"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Alert } from "@/components/ui/alert";
import { useWork } from "./work-context";

/** What was typed while the device had no room, and stays in this window until there is: said until it is kept. */
export function UnkeptAlert() {
  const t = useTranslations("work.unkept");
  const count = useWork(({ unkept }) => unkept);
  useEffect(() => {
    if (count === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [count]);
  if (count === 0) return null;
  return (
    <div className="mb-4">
      <Alert tone="danger" live="assertive" title={t("title")}>
        {t("text", { count })}
      </Alert>
    </div>
  );
}
