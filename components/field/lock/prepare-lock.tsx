"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { KeepAlert } from "@/components/field/keep-alert";
import { useKeeping } from "@/components/field/use-keeping";
import type { Device, Entering } from "@/lib/client/field/device";
import { LockTrouble } from "./lock-trouble";
import { NewPin } from "./new-pin";

export interface PrepareLockProps {
  readonly device: Device;
  readonly version: string;
  readonly hasOthers: boolean;
  readonly onEntered: (entering: Entering) => void;
}

/** The first time on this device: whoever is signed in to the portal chooses a PIN for working without network. */
export function PrepareLock({ device, version, hasOthers, onEntered }: PrepareLockProps) {
  const t = useTranslations("work.lock");
  const { isBusy, unkept, keep } = useKeeping();
  const [result, setResult] = useState<Entering | null>(null);
  const prepare = async (pin: string) => {
    const entering = await device.prepare(pin, deviceName(), version);
    setResult(entering);
    onEntered(entering);
  };
  return (
    <>
      <FieldHeading title={t(hasOthers ? "addPerson" : "prepareTitle")} />
      <p className="mb-5">{t("prepareLead")}</p>
      <KeepAlert trouble={unkept} />
      <LockTrouble device={device} result={result} />
      <NewPin submit={t("prepare")} busy={isBusy} onChosen={(pin) => void keep(() => prepare(pin))} />
      <ul className="mt-6 list-disc space-y-2 ps-5 text-muted">
        <li>{t("why.pin")}</li>
        <li>{t("why.tries")}</li>
        <li>{t("why.days")}</li>
      </ul>
    </>
  );
}

/** What the browser calls this device: for telling two of one's own apart. */
function deviceName(): string {
  return /Android [\d.]+; [^;)]+/.exec(navigator.userAgent)?.[0].slice(0, 60) ?? navigator.platform.slice(0, 60);
}
