print("huabiao")
