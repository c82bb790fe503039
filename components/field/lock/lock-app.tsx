"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import { Device, type Entering } from "@/lib/client/field/device";
import type { VaultRow } from "@/lib/client/field/vault";
import type { Workplace } from "@/lib/client/field/workplace";
import { OpenLock } from "./open-lock";
import { PrepareLock } from "./prepare-lock";

export interface LockAppProps {
  readonly version: string;
  readonly onOpen: (workplace: Workplace) => void;
}

type Screen =
  | { readonly kind: "choose" }
  | { readonly kind: "open"; readonly userId: string }
  | { readonly kind: "prepare" };

/** What stands before everything that lies on this device: whose work it is, and their PIN. */
export default function LockApp({ version, onOpen }: LockAppProps) {
  const t = useTranslations("work.lock");
  const [device, setDevice] = useState<Device | null>(null);
  const [accounts, setAccounts] = useState<readonly VaultRow[]>([]);
  const [isImpossible, setImpossible] = useState(false);
  const [screen, setScreen] = useState<Screen>({ kind: "choose" });
  useEffect(() => {
    const look = async () => {
      const opened = await Device.open();
      const known = await opened.accounts();
      const [only] = known;
      setAccounts(known);
      if (only === undefined) setScreen({ kind: "prepare" });
      else if (known.length === 1) setScreen({ kind: "open", userId: only.userId });
      setDevice(opened);
    };
    look().catch(() => setImpossible(true));
  }, []);
  const done = (entering: Entering) => {
    if (entering.kind === "open") onOpen(entering.workplace);
  };
  if (isImpossible)
    return (
      <>
        <FieldHeading title={t("title")} />
        <Alert tone="danger" title={t("impossible")}>
          {t("impossibleTodo")}
        </Alert>
      </>
    );
  if (device === null)
    return (
      <Skeleton label={t("looking")}>
        <div className="skeleton mb-4 h-9 w-48" />
        <div className="skeleton-box">
          <div className="skeleton-lines h-36" />
        </div>
      </Skeleton>
    );
  const account = screen.kind === "open" ? accounts.find(({ userId }) => userId === screen.userId) : undefined;
  return (
    <>
      {account === undefined ? null : (
        <OpenLock key={account.userId} device={device} account={account} version={version} onEntered={done} />
      )}
      {screen.kind === "prepare" ? (
        <PrepareLock device={device} version={version} hasOthers={accounts.length > 0} onEntered={done} />
      ) : null}
      {screen.kind === "choose" ? (
        <>
          <FieldHeading title={t("who")} />
          <ul className="mb-4 divide-y divide-line rounded-md border border-line bg-surface">
            {accounts.map(({ userId, label }) => (
              <li key={userId}>
                <Button variant="quiet" icon="user-round" wide onClick={() => setScreen({ kind: "open", userId })}>
                  {label}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {accounts.length === 0 ? null : (
        <p className="mt-4 flex flex-wrap gap-2">
          {screen.kind !== "choose" && (accounts.length > 1 || screen.kind === "prepare") ? (
            <Button variant="quiet" onClick={() => setScreen({ kind: "choose" })}>
              {t("others")}
            </Button>
          ) : null}
          {screen.kind === "prepare" ? null : (
            <Button variant="quiet" onClick={() => setScreen({ kind: "prepare" })}>
              {t("addPerson")}
            </Button>
          )}
        </p>
      )}
      <p className="mt-4">
        <a href="#/siap" className={buttonClass("quiet", "normal", "-ms-4")}>
          <Icon name="smartphone" />
          {t("state")}
        </a>
      </p>
    </>
  );
}
