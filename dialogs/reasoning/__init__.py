"""What does it mean, and what comes next?"""
