"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { isWeakPin, PIN_SHAPE } from "@/lib/client/field/vault";
import { PinField } from "./pin-field";

export interface NewPinProps {
  readonly submit: string;
  readonly busy: boolean;
  readonly onChosen: (pin: string) => void;
}

/** A PIN, twice: nobody can look it up for its owner. */
export function NewPin({ submit, busy, onChosen }: NewPinProps) {
  const t = useTranslations("work.lock");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [isTried, setTried] = useState(false);
  const fault = !PIN_SHAPE.test(pin) ? t("pinShort") : isWeakPin(pin) ? t("pinWeak") : undefined;
  const differs = again !== pin ? t("pinDiffers") : undefined;
  const choose = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault !== undefined) document.getElementById("pin-baru")?.focus();
    else if (differs !== undefined) document.getElementById("pin-ulang")?.focus();
    else if (!busy) onChosen(pin);
  };
  return (
    <form className="space-y-4" onSubmit={choose} noValidate>
      <PinField
        id="pin-baru"
        label={t("newPin")}
        hint={t("newPinHint")}
        error={isTried ? fault : undefined}
        value={pin}
        onChange={setPin}
      />
      <PinField
        id="pin-ulang"
        label={t("pinAgain")}
        error={isTried && fault === undefined ? differs : undefined}
        value={again}
        onChange={setAgain}
      />
      <Button type="submit" variant="primary" icon="lock" wide busy={busy} busyLabel={t("working")}>
        {submit}
      </Button>
    </form>
  );
}
