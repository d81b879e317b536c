{"id":"n1","title":"Tower opens","text":"Visitors may climb the tower from July."}
