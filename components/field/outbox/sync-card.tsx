"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SIGN_IN } from "@/components/field/sign-in";
import { useOnline } from "@/components/field/use-online";
import { useRead } from "@/components/field/use-read";
import { useWhen } from "@/components/field/use-when";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { ownLock } from "@/lib/client/field/own-device";
import { SyncState, useSyncWord } from "./sync-state";

/** How sending stands, when the portal was last heard, and sending now. */
export function SyncCard() {
  const t = useTranslations("outbox.sync");
  const workplace = useWorkplace();
  const when = useWhen();
  const sync = useWork((state) => state.sync);
  const heardAt = useWork((state) => state.heardAt);
  const isOnline = useOnline() !== false;
  const lock = useRead(() => ownLock(workplace), heardAt);
  const [isBusy, setBusy] = useState(false);
  const word = useSyncWord();
  const send = async () => {
    setBusy(true);
    await workplace.syncNow();
    setBusy(false);
  };
  return (
    <Card title={t("title")}>
      <SyncState word={word} />
      <p className="mt-1 text-sm text-muted">
        {lock === null ? " " : t("heard", { when: when(Math.max(lock.contactAt, heardAt ?? 0)) })}
      </p>
      <div className="mt-3 flex flex-col gap-3 sm:flex-row">
        {word === "signIn" ? (
          <a href={SIGN_IN} className={buttonClass("primary")}>
            <Icon name="key-round" />
            {t("goSignIn")}
          </a>
        ) : null}
        <Button
          variant={word === "signIn" ? "secondary" : "primary"}
          icon="send"
          busy={isBusy || sync.kind === "running"}
          busyLabel={t("sending")}
          disabled={!isOnline}
          onClick={() => void send()}
        >
          {t("now")}
        </Button>
      </div>
    </Card>
  );
}
