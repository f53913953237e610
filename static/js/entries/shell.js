// Keeps the table's shell on this device. Where it cannot be kept, nothing is different.

const { worker, scope } = document.getElementById("shell").dataset;

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(worker, { scope, updateViaCache: "none" }).catch(() => {});
}
