"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";

/** The device had no room for what was just asked of it: nothing was kept, and what makes room. */
export function DeviceFull({ isFull }: { readonly isFull: boolean }) {
  const t = useTranslations("work.full");
  if (!isFull) return null;
  return (
    <div className="my-4">
      <Alert tone="danger" live="assertive" title={t("what")}>
        {t("todo")}
      </Alert>
    </div>
  );
}
