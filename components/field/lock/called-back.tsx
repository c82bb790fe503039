"use client";

import { useTranslations } from "next-intl";
import { useRead } from "@/components/field/use-read";
import { Alert } from "@/components/ui/alert";
import type { Device } from "@/lib/client/field/device";

/** The device was revoked while it was shut, and something of its person's is unsent: what their PIN still does. */
export function CalledBack({ device, userId }: { readonly device: Device; readonly userId: string }) {
  const t = useTranslations("work.calledBack");
  const unsent = useRead(() => device.countUnsent(userId), userId);
  return (
    <div className="mb-5">
      <Alert tone="attention" live="assertive" title={t("title")}>
        {t("locked", { count: unsent?.all ?? 0, photos: unsent?.photos ?? 0 })}
      </Alert>
    </div>
  );
}
