// Loaded into every process that the start keeps: when the start is killed outright, its channel closes and this process
// leaves too, so that no orphan keeps the port or the queue. Processes further down inherit the flag that loads this
// file; their channel belongs to somebody else and is left alone.
if (process.channel && process.env.MUTAKHIR_LEASH === String(process.ppid)) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 5_000).unref();
  });
  process.channel.unref();
}
