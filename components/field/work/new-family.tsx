"use client";

import { useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { KeepAlert } from "@/components/field/keep-alert";
import { useKeeping } from "@/components/field/use-keeping";
import { goTo } from "@/components/field/use-route";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { beginNewFamily } from "@/lib/client/field/beginnings";
import { useToday } from "./use-today";
import { useWork, useWorkplace } from "./work-context";

/** A family that is in no list: begun here with ids that stay. Whether it is a double is judged when it arrives. */
export default function NewFamily() {
  const t = useTranslations("work");
  const workplace = useWorkplace();
  const frame = useWork((state) => state.frame);
  const today = useToday();
  const { isBusy, unkept, keep } = useKeeping();
  const mayBegin = frame?.mayRegister === true && frame.period?.isOpen === true;
  const start = async () => {
    if (frame === null) return;
    const record = beginNewFamily(frame, { newId: workplace.parts.newId, now: Date.now(), today });
    if (record === null) return;
    await workplace.keep(record);
    goTo(`#/isi/${record.id}`, true);
  };
  return (
    <>
      <FieldHeading title={t("newFamily.title")} />
      <p className="mb-5">{t("newFamily.lead")}</p>
      <KeepAlert trouble={unkept} />
      {mayBegin ? (
        <Button variant="primary" icon="user-plus" wide busy={isBusy} onClick={() => void keep(start)}>
          {t("newFamily.start")}
        </Button>
      ) : (
        <Alert tone="attention">
          {t(frame?.mayRegister === true ? "family.periodClosed" : "newFamily.notAllowed")}
        </Alert>
      )}
    </>
  );
}
