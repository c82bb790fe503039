"use client";

import { useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { useRead } from "@/components/field/use-read";
import { Waiting } from "@/components/field/waiting";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { countUnsentHere, ownLock } from "@/lib/client/field/own-device";
import { ChangePin } from "./change-pin";
import { lockNow } from "./lock-now";
import { OwnerCard } from "./owner-card";
import { RemoveOwn } from "./remove-own";
import { StorageCard } from "./storage-card";

/** The device itself: its lock, what lies on it, and how to take everything off it. */
export default function DeviceScreen() {
  const t = useTranslations("ownDevice");
  const workplace = useWorkplace();
  const items = useWork((state) => state.items);
  const heardAt = useWork((state) => state.heardAt);
  const lock = useRead(() => ownLock(workplace), heardAt);
  const unsent = useRead(() => countUnsentHere(workplace), items);
  if (lock === null || unsent === null) return <Waiting label={t("loading")} />;
  return (
    <div className="space-y-5 pb-6">
      <div>
        <FieldHeading title={t("title")} />
        <p>{t("lead")}</p>
      </div>
      <Card title={t("lock.title")}>
        <p className="mb-3 text-sm text-muted">{t("lock.hint")}</p>
        <div className="flex flex-col gap-3">
          <Button variant="primary" icon="lock" wide onClick={() => lockNow(workplace)}>
            {t("lock.now")}
          </Button>
          <ChangePin />
        </div>
      </Card>
      <OwnerCard lock={lock} />
      <StorageCard unsent={unsent} />
      <RemoveOwn unsent={unsent} />
    </div>
  );
}
