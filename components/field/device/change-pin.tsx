"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { NewPin } from "@/components/field/lock/new-pin";
import { PinField } from "@/components/field/lock/pin-field";
import { useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { changeOwnPin } from "@/lib/client/field/own-device";
import { PIN_SHAPE } from "@/lib/client/field/vault";

type Trouble =
  | { readonly kind: "oldMissing" | "same" | "sealed" | "clock" }
  | { readonly kind: "wrong"; readonly left: number };

/** Another PIN, for who knows the present one. */
export function ChangePin() {
  const t = useTranslations("ownDevice.pin");
  const common = useTranslations("common");
  const workplace = useWorkplace();
  const [isOpen, setOpen] = useState(false);
  const [old, setOld] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const stop = (found: Trouble) => {
    setTrouble(found);
    document.getElementById("pin-lama")?.focus();
  };
  const open = () => {
    setOld("");
    setTrouble(null);
    setChanged(false);
    setOpen(true);
  };
  const change = async (pin: string) => {
    if (!PIN_SHAPE.test(old)) return stop({ kind: "oldMissing" });
    if (pin === old) return stop({ kind: "same" });
    setBusy(true);
    const changed = await changeOwnPin(workplace, { old, new: pin });
    setBusy(false);
    if (changed.kind === "wrong") return stop(changed);
    if (changed.kind !== "changed") return stop({ kind: changed.kind });
    setOpen(false);
    setChanged(true);
  };
  return (
    <>
      <Button icon="key-round" wide onClick={open}>
        {t("change")}
      </Button>
      <div role="status">{isChanged ? <Alert tone="success">{t("changed")}</Alert> : null}</div>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("change")} closeLabel={common("close")}>
        {/* Made anew each time: no digit of an earlier try stays. */}
        {isOpen ? (
          <div className="space-y-4">
            <PinField
              id="pin-lama"
              label={t("old")}
              error={
                trouble === null ? undefined : t(trouble.kind, { left: trouble.kind === "wrong" ? trouble.left : 0 })
              }
              value={old}
              onChange={setOld}
            />
            <NewPin submit={t("submit")} busy={isBusy} onChosen={(pin) => void change(pin)} />
          </div>
        ) : null}
      </Dialog>
    </>
  );
}
