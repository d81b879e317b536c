filedesc://crawl.arc 0.0.0.0 20020102080000 text/plain 76
1 0 Harbour Courier
URL IP-address Archive-date Content-type Archive-length

http://courier.example/2002/euro 192.0.2.1 20020102080000 text/html 397
HTTP/1.0 200 OK
Content-Type: text/html

<html><head><title>Old currency says farewell</title></head><body>
<h1>Old currency says farewell</h1>
<p>From the first of January twelve countries pay with the same coins and notes, and queues formed at cash machines soon after midnight.</p>
<p>The old money may still be spent for some weeks, and shops give change in the new one.</p>
</body></html>

