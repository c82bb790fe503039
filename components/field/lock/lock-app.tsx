"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { Waiting } from "@/components/field/waiting";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import type { Entering } from "@/lib/client/field/device";
import type { VaultRow } from "@/lib/client/field/vault";
import type { Workplace } from "@/lib/client/field/workplace";
import { OpenLock } from "./open-lock";
import { PrepareLock } from "./prepare-lock";
import { type OpenedDevice, useDevice } from "./use-device";

export interface LockAppProps {
  readonly version: string;
  readonly onOpen: (workplace: Workplace) => void;
}

/** What stands before everything that lies on this device: whose work it is, and their PIN. */
export default function LockApp({ version, onOpen }: LockAppProps) {
  const t = useTranslations("work.lock");
  const opened = useDevice();
  if (opened === null) return <Waiting label={t("looking")} />;
  if (opened === "impossible" || opened === "waiting")
    return (
      <>
        <FieldHeading title={t("title")} />
        <Alert tone={opened === "waiting" ? "attention" : "danger"} title={t(opened)}>
          {t(`${opened}Todo`)}
        </Alert>
      </>
    );
  return (
    <>
      <Doors opened={opened} version={version} onOpen={onOpen} />
      <p className="mt-4 flex flex-wrap gap-x-2">
        <a href="#/belajar" className={buttonClass("quiet", "normal", "-ms-4 text-start")}>
          <Icon name="book-open" />
          {t("learn")}
        </a>
        <a href="#/siap" className={buttonClass("quiet", "normal", "-ms-4 text-start")}>
          <Icon name="smartphone" />
          {t("state")}
        </a>
      </p>
    </>
  );
}

/** Whose lock to open, by its id, or that one more is to be made. */
type Door = { readonly lock: string } | "choose" | "prepare";

function firstDoor(accounts: readonly VaultRow[]): Door {
  const [only, ...others] = accounts;
  if (only === undefined) return "prepare";
  return others.length > 0 ? "choose" : { lock: only.userId };
}

function Doors({ opened, version, onOpen }: LockAppProps & { readonly opened: OpenedDevice }) {
  const t = useTranslations("work.lock");
  const { device, accounts } = opened;
  const [door, setDoor] = useState<Door>(firstDoor(accounts));
  const account = typeof door === "string" ? undefined : accounts.find(({ userId }) => userId === door.lock);
  const entered = (entering: Entering) => {
    if (entering.kind === "open") onOpen(entering.workplace);
  };
  return (
    <>
      <Emptied opened={opened} />
      {account !== undefined ? (
        <OpenLock key={account.userId} device={device} account={account} version={version} onEntered={entered} />
      ) : door === "choose" ? (
        <Choice accounts={accounts} onChosen={(userId) => setDoor({ lock: userId })} />
      ) : (
        <PrepareLock device={device} version={version} hasOthers={accounts.length > 0} onEntered={entered} />
      )}
      {accounts.length === 0 ? null : (
        <p className="-ms-4 mt-4 flex flex-wrap gap-2">
          {door !== "choose" && (account === undefined || accounts.length > 1) ? (
            <Button variant="quiet" onClick={() => setDoor("choose")}>
              {t("others")}
            </Button>
          ) : null}
          {account === undefined && door !== "choose" ? null : (
            <Button variant="quiet" onClick={() => setDoor("prepare")}>
              {t("addPerson")}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

/** Why nothing lies here any more, where something did. */
function Emptied({ opened: { isWiped, isEmptied } }: { readonly opened: OpenedDevice }) {
  const t = useTranslations("work");
  if (!isWiped && !isEmptied) return null;
  return (
    <div className="mb-5">
      <Alert tone="danger" live="assertive" title={t(isWiped ? "wiped.lockedTitle" : "lock.emptied")}>
        {t(isWiped ? "wiped.locked" : "lock.emptiedTodo")}
      </Alert>
    </div>
  );
}

interface ChoiceProps {
  readonly accounts: readonly VaultRow[];
  readonly onChosen: (userId: string) => void;
}

function Choice({ accounts, onChosen }: ChoiceProps) {
  const t = useTranslations("work.lock");
  return (
    <>
      <FieldHeading title={t("who")} />
      <ul className="mb-4 divide-y divide-line rounded-md border border-line bg-surface">
        {accounts.map((account) => (
          <li key={account.userId}>
            <Button variant="quiet" icon="user-round" wide onClick={() => onChosen(account.userId)}>
              {account.label}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
