"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { removeOwn } from "@/lib/client/field/own-device";
import { lockNow } from "./lock-now";

/** Takes everything of this person off the device, once nothing of theirs is unsent. */
export function RemoveOwn({ unsent }: { readonly unsent: number }) {
  const t = useTranslations("ownDevice.remove");
  const common = useTranslations("common");
  const workplace = useWorkplace();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const remove = async () => {
    setBusy(true);
    const isGone = await removeOwn(workplace);
    if (isGone) return lockNow(workplace);
    setBusy(false);
    setAsking(false);
    setRefused(true);
  };
  return (
    <Card title={t("title")}>
      <div className="space-y-3">
        <p>{t("lead")}</p>
        {unsent > 0 ? (
          <Alert tone="attention">
            <p>{t("unsent", { count: unsent })}</p>
            <a href="#/kirim" className="link inline-flex min-h-12 items-center">
              {t("toOutbox")}
            </a>
          </Alert>
        ) : (
          <Button icon="trash-2" onClick={() => setAsking(true)}>
            {t("button")}
          </Button>
        )}
        {isRefused ? (
          <Alert tone="attention" live="assertive">
            {t("notNow")}
          </Alert>
        ) : null}
      </div>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void remove()}
        title={t("confirmTitle")}
        confirmLabel={t("confirm")}
        busyLabel={t("busy")}
        cancelLabel={common("cancel")}
        tone="danger"
        busy={isBusy}
      >
        <p>{t("confirmText")}</p>
      </ConfirmDialog>
    </Card>
  );
}
