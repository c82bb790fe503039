"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { KeepTrouble } from "@/lib/client/field/keep-trouble";

/** What was just asked of the device was not kept: why, and what to do. */
export function KeepAlert({ trouble }: { readonly trouble: KeepTrouble | null }) {
  const t = useTranslations("work");
  if (trouble === null) return null;
  return (
    <div className="my-4">
      <Alert tone="danger" live="assertive" title={t(`${trouble}.what`)}>
        {t(`${trouble}.todo`)}
      </Alert>
    </div>
  );
}
