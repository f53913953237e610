// For screens whose browser is too old for the live page but runs scripts: the plain page, again and again.

window.setTimeout(function () {
  window.location.reload();
}, 5000);
