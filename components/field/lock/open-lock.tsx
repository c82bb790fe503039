"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { KeepAlert } from "@/components/field/keep-alert";
import { useKeeping } from "@/components/field/use-keeping";
import { Button } from "@/components/ui/button";
import type { Device, Entering } from "@/lib/client/field/device";
import { sealedWhy, type VaultRow } from "@/lib/client/field/vault";
import { CalledBack } from "./called-back";
import { LockTrouble } from "./lock-trouble";
import { NewPin } from "./new-pin";
import { PinField } from "./pin-field";

export interface OpenLockProps {
  readonly device: Device;
  readonly account: VaultRow;
  readonly version: string;
  readonly onEntered: (entering: Entering) => void;
}

/** After these the PIN may be tried again. */
const OPENABLE: readonly Entering["kind"][] = ["wrong", "clock", "open", "unknown-device"];

/** It was sealed before anybody tried a PIN. */
function shutAlready(account: VaultRow): Entering | null {
  if (account.isUnknown === true) return { kind: "unknown-device" };
  return account.share === null ? { kind: "sealed", why: sealedWhy(account, Date.now()) } : null;
}

/** The PIN of one person. Sealed, or forgotten: a sign-in with network opens it behind a new one, and nothing is lost. */
export function OpenLock({ device, account, version, onEntered }: OpenLockProps) {
  const t = useTranslations("work.lock");
  const { isBusy, unkept, keep } = useKeeping();
  const [tried, setTried] = useState<Entering | null>(null);
  const [isForgotten, setForgotten] = useState(false);
  const { userId } = account;
  const result = tried ?? shutAlready(account);
  const isOpenable = result === null || OPENABLE.includes(result.kind);
  const enter = (work: () => Promise<Entering>) =>
    keep(async () => {
      const entering = await work();
      setTried(entering);
      // The PIN that is known is asked for: another opens nothing there.
      if (entering.kind === "unknown-device") setForgotten(false);
      onEntered(entering);
    });
  const renew = (pin: string) => void enter(() => device.renew(userId, pin, version));
  return (
    <>
      <FieldHeading title={t(isForgotten || !isOpenable ? "sealedTitle" : "title")} />
      <p className="mb-5">{account.label}</p>
      {isOpenable && account.isCalledBack === true ? <CalledBack device={device} userId={userId} /> : null}
      <KeepAlert trouble={unkept} />
      <LockTrouble device={device} result={result} />
      {isForgotten || !isOpenable ? (
        <div className="space-y-4">
          <p>{t("renewLead")}</p>
          <NewPin submit={t("renew")} busy={isBusy} onChosen={renew} />
        </div>
      ) : (
        <PinForm
          left={result?.kind === "wrong" ? result.left : null}
          busy={isBusy}
          onPin={(pin) => void enter(() => device.enter(userId, pin, version))}
          onForgotten={() => setForgotten(true)}
        />
      )}
    </>
  );
}

interface PinFormProps {
  /** Tries that are left after a wrong one; null before it. */
  readonly left: number | null;
  readonly busy: boolean;
  readonly onPin: (pin: string) => void;
  readonly onForgotten: () => void;
}

function PinForm({ left, busy, onPin, onForgotten }: PinFormProps) {
  const t = useTranslations("work.lock");
  const [pin, setPin] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pin === "" || busy) return;
    onPin(pin);
    setPin("");
  };
  return (
    <form className="space-y-4" onSubmit={submit}>
      <PinField
        id="pin"
        label={t("pin")}
        error={left === null ? undefined : t("wrong", { left })}
        value={pin}
        onChange={setPin}
      />
      <Button type="submit" variant="primary" icon="lock" wide busy={busy} busyLabel={t("opening")}>
        {t("open")}
      </Button>
      <p className="-ms-4">
        <Button variant="quiet" onClick={onForgotten}>
          {t("forgot")}
        </Button>
      </p>
    </form>
  );
}
