"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";

export interface RetireItemProps {
  readonly grantId: string;
  readonly known: { readonly itemId: string; readonly version: number };
}

/** Stops asking an item; asks once. Saving the item again undoes it. */
export function RetireItem({ grantId, known }: RetireItemProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const t = useTranslations("regional.edit");
  const common = useTranslations("common");
  const operation = useRef(newOperationId());
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);

  const retire = async () => {
    setBusy(true);
    setRefused(null);
    const { itemId, version } = known;
    const operationId = operation.current;
    const outcome = await sendCommand("regional-item.retire", { itemId, version }, { grantId, operationId });
    setBusy(false);
    if (outcome.ok) {
      router.push("/item-daerah");
      router.refresh();
      return;
    }
    if (outcome.error.code !== "UNAVAILABLE") operation.current = newOperationId();
    setRefused(outcome.error.code);
  };

  return (
    <>
      <Button icon="circle-minus" onClick={() => setOpen(true)}>
        {t("retire")}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void retire()}
        title={t("retireTitle")}
        confirmLabel={t("retireConfirm")}
        busyLabel={t("retiring")}
        cancelLabel={common("cancel")}
        tone="danger"
        busy={busy}
      >
        <p>{t("retireLead")}</p>
        {refused === null ? null : (
          <Alert tone="danger" live="assertive" title={errors[refused].what}>
            {errors[refused].todo}
          </Alert>
        )}
      </ConfirmDialog>
    </>
  );
}
