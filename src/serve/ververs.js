// Laadt deze pagina opnieuw zodra er iets is veranderd. Alleen `klacht serve` geeft dit bestand.
(() => {
  const own = document.currentScript.dataset.versie;
  let stream = null;
  const leave = () => {
    if (stream) stream.close();
    stream = null;
  };
  // Een browser houdt weinig verbindingen tegelijk open: een tabblad dat niemand ziet, geeft de zijne terug.
  const listen = () => {
    if (stream || document.visibilityState === 'hidden') return;
    stream = new EventSource('/_klacht/gebeurtenissen');
    stream.addEventListener('message', (event) => {
      if (event.data !== own) location.reload();
    });
    stream.addEventListener('error', () => {
      if (stream && stream.readyState === EventSource.CLOSED) {
        leave();
        setTimeout(listen, 2000);
      }
    });
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else listen();
  });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
  listen();
})();
