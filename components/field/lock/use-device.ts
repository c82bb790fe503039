"use client";

import { useEffect, useState } from "react";
import { hadLocks } from "@/lib/client/field/canary";
import { Device } from "@/lib/client/field/device";
import type { VaultRow } from "@/lib/client/field/vault";

export interface OpenedDevice {
  readonly device: Device;
  readonly accounts: readonly VaultRow[];
  /** The browser threw away what lay here. */
  readonly isEmptied: boolean;
  /** The portal ordered it while a lock was shut: everything behind that one is off the device. */
  readonly isWiped: boolean;
}

/** How often a shut lock asks whether it may still be opened. */
const KNOCK_MS = 5 * 60_000;

/** `impossible`: the browser keeps nothing. `waiting`: a window of an earlier build is not done yet. */
export type DeviceState = OpenedDevice | "impossible" | "waiting";

/**
 * This device and whose locks are on it; null until the disk was read. While it is shown, shut
 * locks hear what the portal says of them: at once, and whenever there is a network.
 */
export function useDevice(): DeviceState | null {
  const [opened, setOpened] = useState<DeviceState | null>(null);
  useEffect(() => {
    let isOver = false;
    let device: Device | null = null;
    const look = async (isWiped: boolean) => {
      device ??= await Device.open(() => setOpened("waiting"));
      const accounts = await device.accounts();
      if (!isOver) setOpened({ device, accounts, isEmptied: accounts.length === 0 && hadLocks(), isWiped });
    };
    const listen = async () => {
      const heard = [...((await device?.knock()) ?? [])].map(([, each]) => each);
      if (heard.some((each) => each !== "nothing")) await look(heard.includes("emptied"));
    };
    const hear = () => void listen();
    look(false).then(hear, () => setOpened("impossible"));
    const timer = setInterval(hear, KNOCK_MS);
    window.addEventListener("online", hear);
    document.addEventListener("visibilitychange", hear);
    return () => {
      isOver = true;
      clearInterval(timer);
      window.removeEventListener("online", hear);
      document.removeEventListener("visibilitychange", hear);
    };
  }, []);
  return opened;
}
