"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRead } from "@/components/field/use-read";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Device, EarlierLock as Why } from "@/lib/client/field/device";

export interface EarlierLockProps {
  readonly device: Device;
  readonly userId: string;
  readonly why: Why;
}

/** An earlier lock of the same person that this sign-in does not open: what opens it, and the way to begin anew, by their own decision. */
export function EarlierLock({ device, userId, why }: EarlierLockProps) {
  const t = useTranslations("work.earlier");
  const common = useTranslations("common");
  const unsent = useRead(() => device.countUnsent(userId), userId);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const forget = async () => {
    setBusy(true);
    await device.forget(userId);
    location.reload();
  };
  return (
    <div className="mb-5">
      <Alert tone="attention" live="assertive" title={t(`${why}.title`)}>
        <p>{t(`${why}.todo`)}</p>
        <p className="mt-3">
          <Button icon="trash-2" disabled={unsent === null} onClick={() => setAsking(true)}>
            {t("forget")}
          </Button>
        </p>
      </Alert>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void forget()}
        title={t("confirmTitle")}
        confirmLabel={t("confirm")}
        busyLabel={t("busy")}
        cancelLabel={common("cancel")}
        tone="danger"
        busy={isBusy}
      >
        <p>{t("confirmText", { count: unsent?.all ?? 0, photos: unsent?.photos ?? 0 })}</p>
      </ConfirmDialog>
    </div>
  );
}
