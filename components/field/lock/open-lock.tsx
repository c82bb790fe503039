"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { Button } from "@/components/ui/button";
import type { Device, Entering } from "@/lib/client/field/device";
import type { VaultRow } from "@/lib/client/field/vault";
import { LockTrouble } from "./lock-trouble";
import { NewPin } from "./new-pin";
import { PinField } from "./pin-field";

export interface OpenLockProps {
  readonly device: Device;
  readonly account: VaultRow;
  readonly version: string;
  readonly onEntered: (entering: Entering) => void;
}

/** The PIN of one person. Sealed, or forgotten: a sign-in with network opens it behind a new one, and nothing is lost. */
export function OpenLock({ device, account, version, onEntered }: OpenLockProps) {
  const t = useTranslations("work.lock");
  const [pin, setPin] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<Entering | null>(
    account.share === null ? { kind: "sealed", why: "tries" } : null,
  );
  const [isForgotten, setForgotten] = useState(false);
  const { userId } = account;
  const isSealed = isForgotten || (result !== null && result.kind !== "wrong" && result.kind !== "open");
  const enter = async (work: () => Promise<Entering>) => {
    setBusy(true);
    const entering = await work();
    setBusy(false);
    setPin("");
    setResult(entering);
    onEntered(entering);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pin !== "" && !isBusy) void enter(() => device.enter(userId, pin, version));
  };
  return (
    <>
      <FieldHeading title={t(isSealed ? "sealedTitle" : "title")} />
      <p className="mb-5">{account.label}</p>
      <LockTrouble device={device} result={result} />
      {isSealed ? (
        <div className="space-y-4">
          <p>{t("renewLead")}</p>
          <NewPin
            submit={t("renew")}
            busy={isBusy}
            onChosen={(fresh) => void enter(() => device.renew(userId, fresh, version))}
          />
        </div>
      ) : (
        <form className="space-y-4" onSubmit={submit}>
          <PinField
            id="pin"
            label={t("pin")}
            error={result?.kind === "wrong" ? t("wrong", { left: result.left }) : undefined}
            value={pin}
            onChange={setPin}
          />
          <Button type="submit" variant="primary" icon="lock" wide busy={isBusy} busyLabel={t("opening")}>
            {t("open")}
          </Button>
          <p className="-ms-4">
            <Button variant="quiet" onClick={() => setForgotten(true)}>
              {t("forgot")}
            </Button>
          </p>
        </form>
      )}
    </>
  );
}
