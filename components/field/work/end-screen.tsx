"use client";

import { useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { Button } from "@/components/ui/button";
import { SyncLine } from "./sync-line";
import { useWork } from "./work-context";

export type End = "wiped" | "calledBack" | "sealed" | "unknown" | "gone";

/** Why nothing of this device is shown any more; null while it is. */
export function useEnd(): End | null {
  return useWork(({ isWiped, isCalledBack, isSealed, isUnknown, isGone }) => {
    if (isWiped) return "wiped";
    if (isGone) return "gone";
    if (isCalledBack) return "calledBack";
    if (isUnknown) return "unknown";
    return isSealed ? "sealed" : null;
  });
}

/** The work on this device is over: what became of what lay here, and whom to ask. */
export function EndScreen({ end }: { readonly end: End }) {
  const t = useTranslations("work");
  const lostPhotos = useWork((state) => state.lostPhotos);
  return (
    <>
      <FieldHeading title={t(`${end}.title`)} />
      <p>{t(`${end}.text`)}</p>
      {end === "wiped" && lostPhotos > 0 ? <p className="mt-3">{t("wiped.photos", { count: lostPhotos })}</p> : null}
      {end === "unknown" ? (
        <p className="mt-4">
          <Button variant="primary" icon="lock" onClick={() => location.reload()}>
            {t("unknown.lock")}
          </Button>
        </p>
      ) : null}
      {end === "calledBack" ? (
        <div className="mt-4">
          <SyncLine />
        </div>
      ) : null}
    </>
  );
}
